// A customer's addresses: listed, added, changed, deleted, and the deletion undone.
import type { z } from "zod";
import {
  type AddressFields,
  addAddressInput,
  addressesInput,
  addressInput,
  changeAddressInput,
  keepUnknown,
} from "@/lib/addresses/schema";
import type { Tx } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { atBank } from "@/lib/core/permissions";
import { restoreVersion } from "@/lib/core/undo";
import { type Context, defineCommand, defineQuery } from "@/lib/core/use-case";
import { entryOfWrite, fieldsOf, readCurrent } from "@/lib/core/version-rows";
import { endVersion, writeVersion } from "@/lib/core/versions";
import { type CustomerSubject, lockCustomer, readCustomer } from "@/lib/customers/subject";

function readFields(given: AddressFields): AddressFields {
  const { line1, line2, line3, city, county, state, postcode, countryCode, tags, status } = given;
  return { line1, line2, line3, city, county, state, postcode, countryCode, tags, status };
}

/** OBP: getCustomerAddresses. The current ones, the one updated last first; `createdAt` is the wire's insert_date. */
export const listAddresses = defineQuery({
  name: "address.list",
  allow: atBank("CanGetCustomerAddress"),
  subject: readCustomer,
  input: addressesInput,
  run: async (db, _, { subject }) => await readCurrent<AddressFields>(db, "address", subject),
});

/** A form brings the id it will make, so a second click changes nothing; the wire leaves it to us. */
export const addAddress = defineCommand({
  name: "address.add",
  allow: atBank("CanCreateCustomerAddress"),
  subject: lockCustomer,
  input: addAddressInput,
  run: async (tx, input, { actor, subject }) => {
    const key = { ...subject, id: input.id ?? uuidv7() };
    return await writeVersion<AddressFields>(tx, "address", key, readFields(input), actor, 0);
  },
  record: entryOfWrite,
});

async function change(
  tx: Tx,
  input: z.output<typeof changeAddressInput>,
  { actor, subject }: Context<CustomerSubject>,
) {
  const { bankId, customerId } = subject;
  const where = { bankId, customerId, id: input.id };
  const last = await tx.address.findFirst({ where, orderBy: { version: "desc" } });
  // To a form that was open while somebody deleted it, writeVersion says so.
  if (!last || (last.supersededAt && input.baseVersion === undefined)) throw notFound("address");
  const given = readFields(input);
  const fields = input.baseVersion === undefined ? given : keepUnknown(given, last);
  return await writeVersion<AddressFields>(tx, "address", where, fields, actor, input.baseVersion);
}

/** Changes an address from a form, on top of the version it was opened with. */
export const changeAddress = defineCommand({
  name: "address.change",
  allow: atBank("CanCreateCustomerAddress"),
  subject: lockCustomer,
  input: changeAddressInput,
  run: change,
  record: entryOfWrite,
});

/** OBP: updateCustomerAddress. The same under the role OBP demands there. */
export const putAddress = defineCommand({
  name: "address.change",
  allow: atBank("CanCreateCustomer"),
  subject: lockCustomer,
  input: changeAddressInput,
  run: async (tx, input, context) => {
    const written = await change(tx, input, context);
    const { bankId, customerId, id } = written.row;
    const where = { bankId, customerId, id, version: 1 };
    const first = await tx.address.findFirst({ where, select: { recordedAt: true } });
    // The wire shows when the address was first recorded, not when it was changed.
    return { ...written, createdAt: first?.recordedAt ?? written.row.recordedAt };
  },
  record: entryOfWrite,
});

/** OBP: deleteCustomerAddress. What it was stays in the history. */
export const deleteAddress = defineCommand({
  name: "address.delete",
  allow: atBank("CanDeleteCustomerAddress"),
  subject: lockCustomer,
  input: addressInput,
  run: async (tx, { id }, { actor, subject }) => {
    const deleted = await endVersion<AddressFields>(tx, "address", { ...subject, id }, actor);
    if (!deleted) throw notFound("address");
    return deleted;
  },
  record: (row) => ({
    bankId: row.bankId,
    customerId: row.customerId,
    subjectId: row.id,
    before: fieldsOf<AddressFields>(row),
    after: null,
  }),
});

/** Undoes one's own deletion within a minute. */
export const restoreAddress = defineCommand({
  name: "address.restore",
  allow: atBank("CanDeleteCustomerAddress"),
  subject: lockCustomer,
  input: addressInput,
  run: async (tx, { id }, { actor, subject }) =>
    await restoreVersion<AddressFields>(tx, "address", { ...subject, id }, actor, {
      action: "address.delete",
      subject: "address",
    }),
  record: entryOfWrite,
});
