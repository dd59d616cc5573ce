// The database handles. Only lib/core/use-case.ts gives them to code that runs for somebody.
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/core/env";
import { nameStatement } from "@/lib/core/statement-names";
import { Prisma, PrismaClient } from "@/prisma/generated/client";

/** The tagged template for hand-written SQL: every value becomes a parameter. */
export const sql = Prisma.sql;
export const joinSql = Prisma.join;
export const emptySql = Prisma.empty;
export type Sql = Prisma.Sql;
/** A name of ours for a table or column, which needs no quotes; anything else throws. */
export function plainName(name: string): string {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw new Error("This is no name of a table or column.");
  return name;
}
/** The same for a statement: a table or column that only the running program can name. */
export const sqlName = (name: string): Sql => Prisma.raw(plainName(name));
/** What Prisma wants for a JSON null in a column. */
export const jsonNull = Prisma.DbNull;
export type Json = Prisma.InputJsonValue;

type Full = PrismaClient;
type Reads = "findFirst" | "findMany" | "findUnique" | "count" | "aggregate" | "groupBy";
type Model = Uncapitalize<Prisma.ModelName>;

/** Reads only: it has no method that writes a row. */
export type Reader = { readonly [M in Model]: Pick<Full[M], Reads & keyof Full[M]> } & {
  query<Row>(text: Sql): Promise<Row[]>;
};
/** Reads and writes, inside one transaction. */
export type Tx = Omit<Prisma.TransactionClient, "$queryRawUnsafe" | "$executeRawUnsafe"> & {
  query<Row>(text: Sql): Promise<Row[]>;
};

// Next gives instrumentation, pages and route handlers each their own copy of a module: the pool must be one.
const shared = globalThis as unknown as { dossierPrisma?: PrismaClient; dossierReplica?: PrismaClient };

/** Milliseconds. */
const longestWait = 5_000;

const connect = (
  connectionString: string,
  limits: { connectionTimeoutMillis: number; query_timeout?: number },
) =>
  new PrismaClient({
    adapter: new PrismaPg(
      { connectionString, max: env().DATABASE_POOL, ...limits },
      env().DATABASE_PREPARE === "1"
        ? { statementNameGenerator: ({ sql: text }) => nameStatement(text) }
        : {},
    ),
    transactionOptions: { maxWait: longestWait, timeout: 10_000 },
  });

/** The client behind every handle. Not for use-cases: see Reader and Tx. */
export function prisma(): PrismaClient {
  // Whoever waits longer for a connection is told to come back, as a transaction is.
  shared.dossierPrisma ??= connect(env().DATABASE_URL, { connectionTimeoutMillis: longestWait });
  return shared.dossierPrisma;
}

/** The replica's. It is waited for less: the primary can answer in its place. */
function replica(): PrismaClient {
  const limits = { connectionTimeoutMillis: 1_000, query_timeout: longestWait };
  shared.dossierReplica ??= connect(env().DATABASE_REPLICA_URL ?? "", limits);
  return shared.dossierReplica;
}

// Defined, not assigned: the handle is a proxy, and an assignment would reach through to the client all handles share.
const withQuery = <Handle extends { $queryRaw: Full["$queryRaw"] }>(handle: Handle) =>
  Object.create(handle, {
    query: { value: async <Row>(text: Sql): Promise<Row[]> => await handle.$queryRaw<Row[]>(text) },
  }) as Handle & { query<Row>(text: Sql): Promise<Row[]> };

let reading: Reader | undefined;
/** Reads outside a transaction. */
export function reader(): Reader {
  reading ??= withQuery(prisma()) as unknown as Reader;
  return reading;
}

let readingBehind: Reader | undefined;
/** Reads of the replica. Only lib/core/replica.ts knows when it may be asked. */
export function replicaReader(): Reader {
  readingBehind ??= withQuery(replica()) as unknown as Reader;
  return readingBehind;
}
/** Several statements on one connection of the replica, which refuses to write. */
export const replicaTransaction = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> =>
  replica().$transaction(async (tx) => await work(withQuery(tx)));

/** Runs `work` in one transaction: all of it is kept, or nothing. */
export const transaction = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> =>
  prisma().$transaction(async (tx) => await work(withQuery(tx)));
