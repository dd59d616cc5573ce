// Web UI props on the wire: set, replaced, listed with the defaults, taken back; and what they do to an invitation's mail.
import { beforeAll, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { type Client, makeClient, messageOf } from "@/lib/testing/obp-client";
import { makeBank } from "@/lib/testing/world";

const path = "/obp/v5.1.0/management/webui_props";
const prefix = "webui_developer_user_invitation_email";
let client: Client;
let bankId: string;

beforeAll(async () => {
  bankId = await makeBank();
  const system = ["CanGetWebUiProps@", "CanCreateWebUiProps@", "CanDeleteWebUiProps@"];
  client = await makeClient([...system, `CanCreateUserInvitation@${bankId}`]);
});

interface Prop {
  name: string;
  value: string;
  webUiPropsId: string;
}
const set = async (name: string, value: string) =>
  (await client.send("POST", path, { name, value })).json as Prop;
const list = async (query = "") =>
  ((await client.send("GET", `${path}${query}`)).json as { webui_props: Prop[] }).webui_props;

async function inviteAs(purpose: string, email: string) {
  const fields = {
    first_name: "<b>Tom",
    last_name: "Smith",
    email,
    company: "T",
    country: "Germany",
    purpose,
  };
  expect((await client.send("POST", `/obp/v5.1.0/banks/${bankId}/user-invitation`, fields)).status).toBe(201);
  return await prisma().mail.findFirstOrThrow({ where: { recipient: email } });
}

test("set, replaced under the same id, listed with the defaults when asked, taken back", async () => {
  const first = await set(`${prefix}_subject`, "Come in");
  const again = await set(`${prefix}_subject`, "Come in, @EMAIL_RECIPIENT");
  expect(again).toEqual({ ...first, value: "Come in, @EMAIL_RECIPIENT" });
  expect(await list()).toEqual([again]);
  const active = await list("?active=true");
  expect(active.filter(({ name }) => name === `${prefix}_subject`)).toEqual([again]);
  expect(active.find(({ name }) => name === `${prefix}_text`)).toMatchObject({ webUiPropsId: "default" });
  expect((await client.send("DELETE", `${path}/${first.webUiPropsId}`)).text).toBe("true");
  expect(await list()).toEqual([]);
  const gone = await client.send("DELETE", `${path}/${first.webUiPropsId}`);
  expect([gone.status, messageOf(gone)]).toEqual([
    404,
    "OBP-08002: WebUi props not found. Please specify a valid value for WEB_UI_PROPS_ID.",
  ]);
  const audit = await prisma().auditEvent.findMany({
    where: { subjectId: first.webUiPropsId, outcome: "done" },
  });
  expect(audit.map(({ action }) => action)).toEqual([
    "webui-prop.set",
    "webui-prop.set",
    "webui-prop.delete",
  ]);
});

test("other names, other bodies and other people are refused", async () => {
  const odd = await client.send("POST", path, { name: "logo", value: "x" });
  expect([odd.status, messageOf(odd)]).toEqual([
    400,
    "OBP-08001: Incorrect format of name. name must be start with webui_, but current post name is: logo ",
  ]);
  expect(messageOf(await client.send("POST", path, { name: 5 }))).toMatch(/^OBP-10001/);
  const nobody = await makeClient();
  for (const [verb, at] of [
    ["GET", path],
    ["POST", path],
    ["DELETE", `${path}/x`],
  ] as const)
    expect((await nobody.send(verb, at, verb === "POST" ? {} : undefined)).status).toBe(403);
});

test("a mail takes the text of its purpose, customers the developers' where they have none, marks filled and escaped", async () => {
  await set(`${prefix}_html_text`, "<p>Hi @EMAIL_RECIPIENT: @ACTIVATE_YOUR_ACCOUNT</p>");
  await set(`${prefix}_from`, "Onboarding <onboarding@bank.example>");
  await set("webui_customer_user_invitation_email_subject", "For @EMAIL_RECIPIENT at @BANK");
  const developer = await inviteAs("DEVELOPER", "dev@example.com");
  expect(developer).toMatchObject({
    subject: `Your invitation to ${bankId}`,
    sender: "Onboarding <onboarding@bank.example>",
    htmlBody: "<p>Hi &lt;b&gt;Tom: @ACTIVATE_YOUR_ACCOUNT</p>",
    state: "kept",
  });
  const customer = await inviteAs("CUSTOMER", "customer@example.com");
  expect(customer.subject).toBe(`For <b>Tom at ${bankId}`);
  expect(customer.htmlBody).toBe(developer.htmlBody);
  expect(customer.textBody).toContain("@ACTIVATE_YOUR_ACCOUNT");
});
