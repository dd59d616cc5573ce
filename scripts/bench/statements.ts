// The statements behind the measured endpoints, taken from the use-cases themselves, so that they are never written twice.

import { type Actor, stranger } from "@/lib/core/actor";
import type { Reader, Sql, Tx } from "@/lib/core/db";
import { getCustomerOverview } from "@/lib/customers/overview";
import { findByPhonePattern } from "@/lib/customers/phone-pattern";
import { readCustomer } from "@/lib/customers/subject";
import { listKycChecks } from "@/lib/kyc/checks";

interface Statement {
  text: string;
  values: unknown[];
}
const [bankId = "", customerId = "", customerNumber = "", pattern = ""] = process.argv.slice(2);
const actor: Actor = stranger({ now: new Date() });
const context = { actor, now: actor.now, scope: [bankId] };

/** Runs `work` on a database that keeps what it is asked and finds the customer, and nothing else. */
async function record(work: (db: Reader & Tx) => Promise<unknown>): Promise<Statement[]> {
  const asked: Statement[] = [];
  const query = async ({ text, values }: Sql) => {
    asked.push({ text, values: [...values] });
    // A search asks for the rows of what it has found.
    if (text.includes(" AS most"))
      return [{ most: 1, count: 1, hits: [{ rank: 0, bankId, customerNumber }] }];
    if (text.includes(" AS passed"))
      return [{ passed: 1, last: customerNumber, count: 1, numbers: [customerNumber] }];
    return text.includes("legalName") ? [{ bankId, customerId }] : [];
  };
  // What is made of the empty answer does not matter here.
  await work({ query } as unknown as Reader & Tx).catch(() => undefined);
  return asked;
}

const subject = { bankId, customerId, customerNumber, legalName: "" };
const statements = {
  overview: await record((db) =>
    getCustomerOverview.run(db, { bankId, customerNumber }, { ...context, subject: undefined }),
  ),
  phone: await record((db) =>
    findByPhonePattern.run(
      db,
      { bankId, pattern, limit: 500, offset: 0 },
      { ...context, subject: undefined },
    ),
  ),
  checks: [
    ...(await record((db) => readCustomer(db, { customerId }, context))),
    ...(await record((db) => listKycChecks.run(db, { customerId }, { ...context, subject }))),
  ],
};
console.log(JSON.stringify(statements));
