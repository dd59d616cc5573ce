// Which people are, or act for, which customers. A link that ends stays on record.
import { z } from "zod";
import { type Reader, type Sql, sql } from "@/lib/core/db";
import { AppError, notFound } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { atBank } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { lockCustomer, readCustomer } from "@/lib/customers/subject";
import { idText } from "@/lib/text/schema";

export interface CustomerLink {
  userCustomerLinkId: string;
  bankId: string;
  customerId: string;
  personId: string;
  createdAt: Date;
}

const readLinks = (db: { query: Reader["query"] }, where: Sql) =>
  db.query<CustomerLink>(sql`
    SELECT id AS "userCustomerLinkId", bank_id AS "bankId", customer_id AS "customerId", person_id AS "personId",
      created_at AS "createdAt"
    FROM user_customer_link WHERE ended_at IS NULL AND ${where} ORDER BY created_at, id`);

const mayRead = atBank("CanGetUserCustomerLink", ["CanGetUserCustomerLinkAtAnyBank"]);

export const addCustomerLink = defineCommand({
  name: "customer-link.add",
  allow: atBank("CanCreateUserCustomerLink", ["CanCreateUserCustomerLinkAtAnyBank"]),
  subject: lockCustomer,
  input: z.object({ bankId: idText, customerId: idText, personId: z.string() }),
  run: async (tx, { personId }, { actor, now, subject: { bankId, customerId } }): Promise<CustomerLink> => {
    if (!(await tx.person.findUnique({ where: { id: personId }, select: { id: true } })))
      throw notFound("person");
    const id = uuidv7();
    const { count } = await tx.userCustomerLink.createMany({
      data: [{ id, personId, bankId, customerId, createdAt: now, createdBy: actor.personId ?? "" }],
      skipDuplicates: true,
    });
    if (count === 0)
      throw new AppError("conflict", "This person is linked to this customer already.", { subject: "link" });
    return { userCustomerLinkId: id, bankId, customerId, personId, createdAt: now };
  },
  record: ({ userCustomerLinkId, bankId, customerId, personId }) => ({
    bankId,
    customerId,
    subjectId: userCustomerLinkId,
    after: { personId },
  }),
});

export const listLinksOfPerson = defineQuery({
  name: "customer-link.list-of-person",
  allow: mayRead,
  input: z.object({ bankId: z.string(), personId: z.string() }),
  run: async (db, { bankId, personId }) =>
    await readLinks(db, sql`bank_id = ${bankId} AND person_id = ${personId}`),
});

export const listLinksOfCustomer = defineQuery({
  name: "customer-link.list-of-customer",
  allow: mayRead,
  subject: readCustomer,
  input: z.object({ bankId: idText, customerId: idText }),
  run: async (db, _, { subject }) =>
    await readLinks(db, sql`bank_id = ${subject.bankId} AND customer_id = ${subject.customerId}`),
});

export const endCustomerLink = defineCommand({
  name: "customer-link.end",
  allow: atBank("CanDeleteUserCustomerLink", ["CanDeleteUserCustomerLinkAtAnyBank"]),
  input: z.object({ bankId: idText, id: z.string() }),
  run: async (tx, { bankId, id }, { actor, now }) => {
    const found = await tx.userCustomerLink.findFirst({ where: { id, bankId, endedAt: null } });
    if (!found) throw notFound("link");
    await tx.userCustomerLink.updateMany({ where: { id }, data: { endedAt: now, endedBy: actor.personId } });
    return found;
  },
  record: ({ id, bankId, customerId, personId }) => ({
    bankId,
    customerId,
    subjectId: id,
    before: { personId },
    after: null,
  }),
});
