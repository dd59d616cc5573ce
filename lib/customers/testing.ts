// Random numbers, names and patterns for the tests of searching, and a database full of them.
import fc from "fast-check";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { safePattern } from "@/lib/customers/search-patterns";
import { readPhone } from "@/lib/phones/rules";
import { makeActor, makeBank } from "@/lib/testing/world";

const CUSTOMERS = 300;

const sign = fc.constantFrom(
  "0",
  "1",
  "2",
  "3",
  "8",
  "9",
  "+",
  " ",
  "-",
  "(",
  ")",
  "/",
  "%",
  "_",
  "\\",
  "x",
  "٣",
  "é",
  "李",
);
export const phone = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^\+4[49][0-9]{9}$/) },
  { weight: 3, arbitrary: fc.stringMatching(/^0[0-9 ]{6,11}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^0[0-9]{0,3}(00000|11111)[019]{0,3}$/) },
  { weight: 2, arbitrary: fc.array(sign, { maxLength: 12 }).map((signs) => signs.join("")) },
);
const word = fc.constantFrom(
  "Anna",
  "Hannah",
  "José",
  "Müller",
  "Mueller",
  "O’Brien",
  "Smith",
  "Smyth",
  "李明",
  "Ægir",
  "100%",
  "a_b",
);
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));

/** Two banks, one three times the other, with customers of every kind of number and name. Their ids, sorted. */
export async function makeSampleBanks(): Promise<string[]> {
  const banks = [await makeBank({ country: "GB" }), await makeBank({ country: "DE" })].sort();
  const phones = fc.sample(phone, { numRuns: CUSTOMERS, seed: 7 });
  const names = fc.sample(name, { numRuns: CUSTOMERS, seed: 8 });
  const numbers =
    fc.sample(
      fc.uniqueArray(fc.stringMatching(/^[A-Za-zé%_-]?[0-9]{1,7}$/), {
        minLength: CUSTOMERS,
        maxLength: CUSTOMERS,
        size: "max",
      }),
      { numRuns: 1, seed: 9 },
    )[0] ?? [];
  for (const [which, bankId] of banks.entries()) {
    const { personId } = await makeActor([], bankId);
    const mine = [...phones.keys()].filter((at) => (at % 4 === 0) === (which === 0));
    const now = new Date();
    const rows = mine.map((at) => ({ at, id: uuidv7(), e164: readPhone(phones[at] ?? "", "GB") }));
    await prisma().customer.createMany({ data: rows.map(({ id }) => ({ id, bankId, createdAt: now })) });
    await prisma().customerVersion.createMany({
      data: rows.map(({ at, id, e164 }) => ({
        ...{ bankId, customerId: id, version: 1, recordedAt: now, recordedBy: personId ?? "" },
        ...{
          customerNumber: numbers[at] ?? `z${at}`,
          legalName: names[at] ?? "",
          mobilePhoneNumber: phones[at] ?? "",
        },
        ...{ phoneE164: e164.e164, phoneNational: e164.national },
        // Every tenth was changed since: an old version is never found.
        ...(at % 10 === 0 ? { supersededAt: now } : {}),
      })),
    });
  }
  return banks;
}

export const pattern = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: sign },
      fc.constantFrom("%", "_", "44", "381", "9%9", "00000", "11111", "\\%", "\\_"),
    ),
    { maxLength: 8 },
  )
  .map((parts) => safePattern(parts.join("")))
  .filter((text) => Array.from(text).length <= 50);
