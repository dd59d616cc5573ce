// The tables in which an import's rows wait: unlogged, one for each file, named by the import, dropped when it is over.
import type { Bulk } from "@/lib/core/bulk";
import { plainName, type Sql, sqlName } from "@/lib/core/db";
import { kindsOfFile } from "@/lib/import/record-files";
import { type FileKind, fileKinds } from "@/lib/import/schema";

const short: Record<FileKind, string> = {
  customers: "customers",
  addresses: "addresses",
  "tax-residences": "taxes",
  attributes: "attributes",
};

/** The table's name. */
export const stagedName = (importId: string, kind: FileKind): string =>
  plainName(`import_${short[kind]}_${importId.replaceAll("-", "")}`);

/** The same for a statement. */
export const stagedTable = (importId: string, kind: FileKind): Sql => sqlName(stagedName(importId, kind));

/** Makes it unless it is there already. After a crash of the server it is there, and empty. */
export async function makeStaged(bulk: Bulk, importId: string, kind: FileKind): Promise<void> {
  const columns = kindsOfFile[kind].staged.map(({ name, type }) => `${plainName(name)} ${type}`);
  await bulk.define(
    `CREATE UNLOGGED TABLE IF NOT EXISTS ${stagedName(importId, kind)} (line bigint, ${columns.join(", ")})`,
  );
}

/** By number, for the records that only name their customer by it. */
export async function indexStaged(bulk: Bulk, importId: string): Promise<void> {
  const table = stagedName(importId, "customers");
  await bulk.define(`CREATE INDEX IF NOT EXISTS ${table}_number ON ${table} (customer_number)`);
}

export async function dropStaged(bulk: Bulk, importId: string): Promise<void> {
  for (const kind of fileKinds) await bulk.define(`DROP TABLE IF EXISTS ${stagedName(importId, kind)}`);
}

/** The rows' own columns, without the line and what only finds the customer. */
export const ownColumns = (kind: FileKind): string[] =>
  kindsOfFile[kind].staged
    .map(({ name }) => plainName(name))
    .filter((name) => kind === "customers" || name !== "customer_number");
