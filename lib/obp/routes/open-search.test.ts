// OBP's own open phone search, when it is configured: whoever is signed in, at any bank, even one that is none.
import { expect, test } from "vitest";
import { makeClient, send } from "@/lib/testing/obp-client";
import { makeActor, makeBank, makeCustomer } from "@/lib/testing/world";

process.env.OBP_OPEN_PHONE_SEARCH = "true";

test("needs no role but a person; an unknown bank has nobody", async () => {
  const bankId = await makeBank();
  await makeCustomer(await makeActor("KYC officer", bankId), bankId);
  const path = (bank: string) => `/obp/v5.1.0/banks/${bank}/search/customers/mobile-phone-number`;
  const body = { mobile_phone_number: "%" };
  expect((await send("POST", path(bankId), { body })).status).toBe(401);
  const anyone = await makeClient();
  const found = await anyone.send("POST", path(bankId), body);
  expect([found.status, (found.json as { customers: unknown[] }).customers.length]).toEqual([201, 1]);
  expect((await anyone.send("POST", path("none"), body)).text).toBe('{"customers":[]}');
});
