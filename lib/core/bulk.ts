// A connection of its own for work in bulk: COPY, transactions without a time limit, and locks held by the session.
import { once } from "node:events";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { plainName, type Sql, sql } from "@/lib/core/db";
import { directUrl } from "@/lib/core/env";
import { lockKey } from "@/lib/core/lock-key";

export interface Bulk {
  /** The rows a statement answers with. */
  query<Row extends object>(statement: Sql): Promise<Row[]>;
  /** How many rows a statement wrote. */
  write(statement: Sql): Promise<number>;
  /** Feeds `COPY … FROM STDIN` with rows in PostgreSQL's text format. `table` is never a text from outside. */
  copy(table: string, columns: readonly string[], parts: AsyncIterable<Uint8Array>): Promise<void>;
  /** Makes or drops a table; its text is ours, never from outside. */
  define(text: string): Promise<void>;
  /** All of it is kept, or nothing. */
  transaction<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Takes a lock until the connection ends; false when another session has it and `wait` is not said. */
  lock(name: string, wait?: "wait"): Promise<boolean>;
  /** VACUUM and ANALYZE of a table, so that searches read it at full speed at once. */
  tidy(table: string): Promise<void>;
  end(): Promise<void>;
}

async function feed(client: Client, text: string, parts: AsyncIterable<Uint8Array>): Promise<void> {
  const stream = client.query(copyFrom(text));
  const failed = once(stream, "error").then(([error]) => Promise.reject(error));
  // Awaited below; until then a failure must not count as unhandled.
  let isEnded = false;
  failed.catch(() => {
    isEnded = true;
  });
  try {
    for await (const part of parts) {
      // Refused while the source was awaited: the stream takes nothing more.
      if (isEnded) await failed;
      if (!stream.write(part)) await Promise.race([once(stream, "drain"), failed]);
    }
  } catch (error) {
    // Ends the COPY, which would else keep the connection waiting for more.
    if (!isEnded) stream.destroy(error as Error);
    await failed.catch(() => undefined);
    throw error;
  }
  stream.end();
  await Promise.race([once(stream, "finish"), failed]);
}

/** Past the pooler: in transaction mode it cannot hold a session's locks and settings. */
export async function openBulk(): Promise<Bulk> {
  const client = new Client({ connectionString: directUrl(), application_name: "dossier-bulk" });
  // A server that goes away ends the connection: the statement under way says so.
  client.on("error", () => undefined);
  await client.connect();
  const ask = async (statement: Sql) =>
    await client.query({ text: statement.text, values: statement.values as unknown[] });
  return {
    query: async <Row extends object>(statement: Sql) => (await ask(statement)).rows as Row[],
    write: async (statement) => (await ask(statement)).rowCount ?? 0,
    copy: async (table, columns, parts) => {
      const names = columns.map(plainName).join(", ");
      await feed(client, `COPY ${plainName(table)} (${names}) FROM STDIN`, parts);
    },
    define: async (text) => {
      await client.query(text);
    },
    transaction: async (work) => {
      await client.query("BEGIN");
      try {
        const result = await work();
        await client.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK").catch(() => undefined);
        throw error;
      }
    },
    lock: async (name, wait) => {
      const key = lockKey(name);
      const how = wait ? sql`pg_advisory_lock(${key})` : sql`pg_try_advisory_lock(${key})`;
      const { rows } = await ask(sql`SELECT ${how} AS got`);
      return rows[0]?.got !== false;
    },
    tidy: async (table) => {
      await client.query(`VACUUM (ANALYZE, SKIP_LOCKED) ${plainName(table)}`);
    },
    end: () => client.end(),
  };
}
