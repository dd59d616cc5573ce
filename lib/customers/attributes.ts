// A customer's attributes: free facts of a bank, each with a name, a type and a value; kept as versions.
import { z } from "zod";
import { type Reader, sql } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { atBank } from "@/lib/core/permissions";
import { type Context, defineCommand, defineQuery } from "@/lib/core/use-case";
import { endVersion, type WriteResult, writeVersion } from "@/lib/core/versions";
import { attributeTypes, type CustomerAttribute } from "@/lib/customers/schema";
import { type CustomerSubject, lockCustomer, readCustomer } from "@/lib/customers/subject";
import { idText, line } from "@/lib/text/schema";

export { attributeTypes };

interface Fields {
  name: string;
  type: string;
  value: string;
}

const whose = { bankId: idText, customerId: idText };
const fields = { name: line(255), type: z.enum(attributeTypes), value: line(2000) };

const wordRow = ({ id, name, type, value }: Fields & { id: string }): CustomerAttribute => ({
  customerAttributeId: id,
  name,
  type,
  value,
});

const recordWrite = ({ row, before, changed }: WriteResult<Fields>) =>
  changed
    ? {
        bankId: row.bankId,
        customerId: row.customerId,
        subjectId: row.id,
        before,
        after: { name: row.name, type: row.type, value: row.value },
      }
    : null;

export const addCustomerAttribute = defineCommand({
  name: "customer-attribute.add",
  allow: atBank("CanCreateCustomerAttributeAtOneBank", ["CanCreateCustomerAttributeAtAnyBank"]),
  subject: lockCustomer,
  input: z.object({ ...whose, ...fields }),
  run: async (tx, { name, type, value }, { actor, subject }) =>
    await writeVersion<Fields>(
      tx,
      "customerAttribute",
      { ...subject, id: uuidv7() },
      { name, type, value },
      actor,
    ),
  record: recordWrite,
});

export const changeCustomerAttribute = defineCommand({
  name: "customer-attribute.change",
  allow: atBank("CanUpdateCustomerAttributeAtOneBank", ["CanUpdateCustomerAttributeAtAnyBank"]),
  subject: lockCustomer,
  input: z.object({ ...whose, ...fields, id: z.string() }),
  run: async (tx, { id, name, type, value }, { actor, subject: { bankId, customerId } }) => {
    const where = { bankId, customerId, id, supersededAt: null };
    if (!(await tx.customerAttribute.count({ where }))) throw notFound("attribute");
    return await writeVersion<Fields>(
      tx,
      "customerAttribute",
      { bankId, customerId, id },
      { name, type, value },
      actor,
    );
  },
  record: recordWrite,
});

const readAttributes = (db: Reader, { bankId, customerId }: CustomerSubject, id: string | null) =>
  db.query<CustomerAttribute>(sql`
    SELECT id AS "customerAttributeId", name, type, value FROM customer_attribute
    WHERE bank_id = ${bankId} AND customer_id = ${customerId} AND superseded_at IS NULL
      AND (${id}::text IS NULL OR id = ${id}) ORDER BY recorded_at, id`);

export const listCustomerAttributes = defineQuery({
  name: "customer-attribute.list",
  allow: atBank("CanGetCustomerAttributesAtOneBank", ["CanGetCustomerAttributesAtAnyBank"]),
  subject: readCustomer,
  input: z.object(whose),
  run: async (db, _, { subject }) => await readAttributes(db, subject, null),
});

export const getCustomerAttribute = defineQuery({
  name: "customer-attribute.view",
  allow: atBank("CanGetCustomerAttributeAtOneBank", ["CanGetCustomerAttributeAtAnyBank"]),
  subject: readCustomer,
  input: z.object({ ...whose, id: z.string() }),
  run: async (db, { id }, { subject }) => {
    const [found] = await readAttributes(db, subject, id);
    if (!found) throw notFound("attribute");
    return found;
  },
});

type Db = Pick<Reader, "query">;
/** OBP deletes an attribute without naming the customer: whose it is, is found first, and then locked. */
async function lockOwner(
  db: Db,
  { bankId, id }: Record<string, unknown>,
  context: Omit<Context<CustomerSubject>, "subject">,
) {
  if (typeof id !== "string" || typeof bankId !== "string" || !idText.safeParse(id).success)
    throw notFound("attribute");
  const [owner] = await db.query<{ customerId: string }>(sql`
    SELECT customer_id AS "customerId" FROM customer_attribute
    WHERE bank_id = ${bankId} AND id = ${id} AND superseded_at IS NULL`);
  if (!owner) throw notFound("attribute");
  return await lockCustomer(db as Parameters<typeof lockCustomer>[0], { bankId, ...owner }, context);
}

export const deleteCustomerAttribute = defineCommand({
  name: "customer-attribute.delete",
  allow: atBank("CanDeleteCustomerAttributeAtOneBank", ["CanDeleteCustomerAttributeAtAnyBank"]),
  subject: lockOwner,
  input: z.object({ bankId: idText, id: z.string() }),
  run: async (tx, { id }, { actor, subject }) => {
    const ended = await endVersion<Fields>(tx, "customerAttribute", { ...subject, id }, actor);
    if (!ended) throw notFound("attribute");
    return ended;
  },
  record: ({ bankId, customerId, id, name, type, value }) => ({
    bankId,
    customerId,
    subjectId: id,
    before: { name, type, value },
    after: null,
  }),
});

/** What a write leaves, as it is read. */
export const attributeOf = ({ row }: WriteResult<Fields>): CustomerAttribute => wordRow(row);
