// Story: a bank's own program, which has nothing but fetch, onboards a customer through the Open Bank Project API;
// the officer then finds it all on the customer's timeline.
import { expectAccessible } from "./support/axe";
import { expect, password, test } from "./support/story";

type Json = Record<string, unknown>;

/** A client as small as one can be: it logs in once and speaks JSON. */
async function connect(baseURL: string) {
  const logIn = await fetch(`${baseURL}/my/logins/direct`, {
    method: "POST",
    headers: {
      DirectLogin: `username="officer@gh.example",password="${password}",consumer_key="democonsumerkey"`,
    },
  });
  expect(logIn.status).toBe(201);
  const { token } = (await logIn.json()) as { token: string };
  return async (method: string, path: string, body?: Json) => {
    const response = await fetch(`${baseURL}/obp/v5.1.0${path}`, {
      method,
      headers: { DirectLogin: `token=${token}`, "Content-Type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, json: (await response.json()) as Json };
  };
}

test("a program runs the whole KYC cycle, and the officer sees it", async ({ page, as, baseURL }) => {
  const call = await connect(baseURL ?? "");
  const customer_number = `OBP${Date.now()}`;
  const made = await call("POST", "/banks/gh.29.uk/customers", {
    legal_name: "Wanda Fetch",
    mobile_phone_number: "+44 7700 900123",
    customer_number,
    date_of_birth: "1988-04-02T00:00:00Z",
  });
  expect(made.status).toBe(201);
  const { customer_id } = made.json;
  const at = `/banks/gh.29.uk/customers/${customer_id}`;

  const document = {
    ...{ customer_number, type: "passport", number: "533380006", issue_place: "London" },
    ...{ issue_date: "2024-01-31T00:00:00Z", expiry_date: "2034-01-30T00:00:00Z" },
  };
  const check = {
    ...{ customer_number, date: "2026-11-05T00:00:00Z", how: "FACE_TO_FACE_MEETING", satisfied: true },
    ...{
      staff_user_id: "onboarding-7",
      staff_name: "Onboarding desk",
      comments: "Passport shown, face matches.",
    },
  };
  const media = {
    ...{
      customer_number,
      type: "image",
      url: "https://scans.example/passport.png",
      date: "2026-11-05T00:00:00Z",
    },
    ...{ relates_to_kyc_document_id: "doc-1", relates_to_kyc_check_id: "check-1" },
  };
  const status = { customer_number, ok: true, date: "2026-11-05T00:00:00Z" };
  const address = {
    ...{
      line_1: "1 Fetch Street",
      line_2: "",
      line_3: "",
      city: "London",
      county: "",
      state: "",
      postcode: "E1 6AN",
    },
    ...{ country_code: "GB", tags: ["home"], status: "OK" },
  };
  const steps = [
    await call("PUT", `${at}/kyc_documents/doc-1`, document),
    await call("PUT", `${at}/kyc_check/check-1`, check),
    await call("PUT", `${at}/kyc_media/media-1`, media),
    await call("POST", `${at}/address`, address),
    await call("POST", `${at}/tax-residence`, { domain: "GB", tax_number: "QQ123456C" }),
    await call("PUT", `${at}/kyc_statuses`, status),
  ];
  expect(steps.map((step) => step.status)).toEqual([201, 201, 201, 201, 201, 201]);

  const key = { bank_id: "gh.29.uk", customer_id };
  const read = async (what: string) => (await call("GET", `/customers/${customer_id}/${what}`)).json;
  expect(await read("kyc_documents")).toEqual({ documents: [{ ...key, id: "doc-1", ...document }] });
  expect(await read("kyc_checks")).toEqual({ checks: [{ ...key, id: "check-1", ...check }] });
  expect(await read("kyc_media")).toEqual({ medias: [{ ...key, id: "media-1", ...media }] });
  expect(await read("kyc_statuses")).toEqual({ statuses: [{ customer_id, ...status }] });
  const overview = await call("POST", "/banks/gh.29.uk/customers/customer-number-query/overview", {
    customer_number,
  });
  expect(overview.json).toMatchObject({
    customer_id,
    kyc_status: true,
    last_ok_date: "2026-11-05T00:00:00Z",
  });

  await as("officer");
  await page.goto(`/customers/gh.29.uk/${customer_id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Wanda Fetch" })).toBeVisible();
  const timeline = page.locator(".timeline");
  await expect(timeline).toContainText("Passport shown, face matches.");
  await expect(timeline).toContainText("Demo consumer");
  await expect(timeline).toContainText("added the document Passport 533380006");
  await expectAccessible(page);
});

test("the reference page leads to the documents, by keyboard and without JavaScript", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto("/api-docs");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("API reference");
  await expect(page.getByRole("heading", { level: 2, name: "Add KYC Check" })).toBeVisible();
  const first = page.getByText("Examples and errors").first();
  await first.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText('"online_meeting"').first()).toBeVisible();
  await page.getByRole("link", { name: "Entitlement", exact: false }).first().click();
  await expect(page.getByRole("heading", { name: "Add Entitlement for a User" })).toBeVisible();
  await page.goto("/api-docs");
  const link = page.getByRole("link", { name: "OpenAPI 3.1" });
  const document = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(((await document.json()) as { openapi: string }).openapi).toBe("3.1.0");
  await context.close();
});
