// Invited as, or for, a customer of the bank: found by number there and nowhere else, linked on acceptance.
import { beforeAll, expect, test } from "vitest";
import { type Actor, heldKey, stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { acceptInvitation } from "@/lib/invitations/accept";
import { agreementsFor } from "@/lib/invitations/agreements";
import { invitationForm } from "@/lib/invitations/form-schema";
import { createInvitation } from "@/lib/invitations/invitations";
import { searchInvitations } from "@/lib/invitations/listing";
import { setInvitationPost } from "@/lib/invitations/outbox";
import { listLinksOfCustomer } from "@/lib/links/links";
import { makeSomeone } from "@/lib/people/testing";
import { makeActor, makeBank, makeCustomer, refusalOf } from "@/lib/testing/world";

let [bankId, otherBank] = ["", ""];
let link = "";
const agreed = agreementsFor("Portugal").map(({ hash }) => hash);
const accept = () =>
  acceptInvitation(stranger(), { secret: link, password: "eleven walnuts in a drawer", agreed });
const fields = () => ({
  ...{ bankId, firstName: "Inês", lastName: "Gonçalves", email: `${uuidv7()}@example.pt`, company: "Acme" },
  ...{ country: "Portugal", purpose: "CUSTOMER" },
});
const invite = (actor: Actor, given: object) => perform(createInvitation, actor, { ...fields(), ...given });

beforeAll(async () => {
  [bankId, otherBank] = [await makeBank(), await makeBank()];
  const officer = await makeActor("KYC officer", bankId);
  await makeCustomer(officer, bankId, { customerNumber: "6021140" });
  await makeCustomer(officer, otherBank, { customerNumber: "6020981" });
  setInvitationPost(async (_, letter) => {
    link = letter.secrets.link;
  });
});

test("the invitee is linked to just that customer, by who invited; the list says which", async () => {
  const admin = await makeSomeone([`Administrator@${bankId}`]);
  const { customerId, email } = await invite(await admin.actor(), { customerNumber: " 6021140 " });
  const { rows } = await perform(searchInvitations, await admin.actor(), { q: email });
  expect(rows[0]?.customerNumber).toBe("6021140");
  const { personId } = await accept();
  const reader = await makeActor(["CanGetUserCustomerLink"], bankId);
  const links = await perform(listLinksOfCustomer, reader, { bankId, customerId });
  expect(links.map((one) => [one.personId, one.customerId])).toEqual([[personId, customerId]]);
  expect(await prisma().userCustomerLink.count({ where: { personId, createdBy: admin.id } })).toBe(1);
  expect(await prisma().entitlement.count({ where: { personId } })).toBe(0);
  const event = await prisma().auditEvent.findFirst({ where: { customerId, action: "invitation.accept" } });
  expect(event?.after).toMatchObject({ customerId });
});

test("a number of another bank and one of nobody are refused in the same words, and nothing is made", async () => {
  const admin = await makeActor("Administrator", bankId);
  const said = new Set<string>();
  for (const customerNumber of ["6020981", "nobody's"])
    said.add(JSON.stringify((await refusalOf(invite(admin, { customerNumber }))).facts));
  expect([...said]).toEqual([
    JSON.stringify({ fields: { customerNumber: `Nobody at ${bankId} has this customer number.` } }),
  ]);
  expect(await prisma().userInvitation.count({ where: { createdBy: admin.personId ?? "" } })).toBe(0);
});

test("promised only by who may link there, or give others the role to", async () => {
  const only = await makeActor(["CanCreateUserInvitation"], bankId);
  const refused = await refusalOf(invite(only, { customerNumber: "6021140" }));
  expect(refused.facts).toMatchObject({ role: "CanCreateUserCustomerLink", bankId });
  const linker = await makeActor(["CanCreateUserInvitation", "CanCreateUserCustomerLink"], bankId);
  await invite(linker, { customerNumber: "6021140" });
  const system = { ...only, held: new Set([...only.held, heldKey("CanCreateUserCustomerLinkAtAnyBank")]) };
  await invite(system, { customerNumber: "6021140" });
});

test("who may not any more when it is accepted has promised nothing; the account is made all the same", async () => {
  const admin = await makeSomeone([`Administrator@${bankId}`]);
  await invite(await admin.actor(), { customerNumber: "6021140", bundle: "Auditor" });
  await prisma().entitlement.updateMany({ where: { personId: admin.id }, data: { endedAt: new Date() } });
  const { personId } = await accept();
  expect(await prisma().userCustomerLink.count({ where: { personId } })).toBe(0);
  expect(await prisma().entitlement.count({ where: { personId } })).toBe(0);
});

test("on the page only an invitation to a customer names one", () => {
  const typed = { ...fields(), bundle: "", customerNumber: "6021140", country: "Portugal" };
  expect(invitationForm().safeParse(typed).success).toBe(true);
  expect(invitationForm().safeParse({ ...typed, customerNumber: " " }).data?.customerNumber).toBeNull();
  const wrong = invitationForm().safeParse({ ...typed, purpose: "DEVELOPER" });
  expect(wrong.error?.issues[0]?.path).toEqual(["customerNumber"]);
});
