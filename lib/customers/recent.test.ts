// Recently opened files: one's own, at banks where one still may look.
import { expect, test } from "vitest";
import { perform } from "@/lib/core/use-case";
import { getCustomer } from "@/lib/customers/overview";
import { listRecentFiles } from "@/lib/customers/recent";
import { later, makeActor, makeBank, makeCustomer, refusalOf } from "@/lib/testing/world";

test("lists the files somebody opened, the latest first, and nobody else's", async () => {
  const bankId = await makeBank();
  const officer = await makeActor("KYC officer", bankId);
  const first = await makeCustomer(officer, bankId);
  const second = await makeCustomer(officer, bankId);
  await perform(getCustomer, officer, first);
  await perform(getCustomer, later(officer, 10), second);
  const recent = await perform(listRecentFiles, later(officer, 20), {});
  expect(recent.map(({ customerId }) => customerId)).toEqual([second.customerId, first.customerId]);
  const colleague = await makeActor("KYC officer", bankId);
  expect(await perform(listRecentFiles, colleague, {})).toEqual([]);
});

test("forgets the files of a bank where the role was taken away", async () => {
  const bankId = await makeBank();
  const officer = await makeActor("KYC officer", bankId);
  await perform(getCustomer, officer, await makeCustomer(officer, bankId));
  const elsewhere = { ...officer, held: new Set([`CanGetCustomer@${await makeBank()}`]) };
  expect(await perform(listRecentFiles, elsewhere, {})).toEqual([]);
  expect(
    await refusalOf(perform(listRecentFiles, { ...officer, held: new Set<string>() }, {})),
  ).toMatchObject({ code: "forbidden" });
});
