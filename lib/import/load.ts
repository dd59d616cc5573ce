// Writes the waiting rows as customers and their records, some thousands a transaction, on two connections at once.
import { type Bulk, openBulk } from "@/lib/core/bulk";
import { joinSql, type Sql, sql, sqlName } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { forgetBadRows, keepFound } from "@/lib/import/bad-rows";
import { GATHERED, gather } from "@/lib/import/gathering";
import { type Job, type JobFile, noteFile } from "@/lib/import/progress";
import type { FileKind } from "@/lib/import/schema";
import { makeAgain, setAside } from "@/lib/import/search-indexes";
import type { Watch } from "@/lib/import/stage";
import { ownColumns, stagedName, stagedTable } from "@/lib/import/staged-tables";

/** As many as the smallest bank's server has cores to spare; a third writes no faster on two. */
const LANES = 2;

const namesOf = (kind: FileKind, prefix = ""): Sql =>
  joinSql(
    ownColumns(kind)
      .map((name) => sql`${sqlName(name)}`)
      .map((name) => (prefix ? sql`s.${name}` : name)),
  );

/** From this page on, up to before that one. */
interface Pages {
  from: number;
  to: number;
}

/** A range of the waiting table, read without an index; `s` has the rows. */
const pagesOf = (job: Job, kind: FileKind, { from, to }: Pages): Sql => sql`
  SELECT * FROM ${stagedTable(job.importId, kind)}
  WHERE ctid >= ${`(${from},0)`}::tid AND ctid < ${`(${to},0)`}::tid`;

/** What stands on every record, as a command would have written it. */
const stamp = ({ bankId, loadedAt, loadedBy }: Job): Sql =>
  sql`${bankId}, 1, ${loadedAt}::timestamptz, ${loadedBy}`;

/** As fast as it goes: nobody was there before, as was checked a moment ago. */
const writeFresh = (job: Job, pages: Pages): Sql => sql`
  WITH s AS MATERIALIZED (${pagesOf(job, "customers", pages)}), made AS (
    INSERT INTO customer (id, bank_id, created_at, import_id)
    SELECT s.customer_id, ${job.bankId}, ${job.loadedAt}::timestamptz, ${job.importId} FROM s
  )
  INSERT INTO customer_version (bank_id, version, recorded_at, recorded_by, ${namesOf("customers")})
  SELECT ${stamp(job)}, ${namesOf("customers", "s")} FROM s`;

/**
 * A number that somebody took in the meantime is left out and told of afterwards; what this import wrote before it was
 * cut off is there already, under the same ids.
 */
const writeMissing = (job: Job, pages: Pages): Sql => sql`
  WITH s AS MATERIALIZED (${pagesOf(job, "customers", pages)}), made AS (
    INSERT INTO customer (id, bank_id, created_at, import_id)
    SELECT s.customer_id, ${job.bankId}, ${job.loadedAt}::timestamptz, ${job.importId} FROM s
    WHERE NOT EXISTS (SELECT FROM customer_version v WHERE v.bank_id = ${job.bankId}
      AND v.customer_number = s.customer_number AND v.superseded_at IS NULL)
    ON CONFLICT (id) DO NOTHING RETURNING id
  )
  INSERT INTO customer_version (bank_id, version, recorded_at, recorded_by, ${namesOf("customers")})
  SELECT ${stamp(job)}, ${namesOf("customers", "s")} FROM s JOIN made ON made.id = s.customer_id`;

const tables = {
  addresses: sql`address`,
  "tax-residences": sql`tax_residence`,
  attributes: sql`customer_attribute`,
} as const;

/** Only of customers that this import made: one whose number was taken has nothing else either. */
const writeRecords = (job: Job, kind: Exclude<FileKind, "customers">, pages: Pages): Sql => sql`
  WITH s AS MATERIALIZED (${pagesOf(job, kind, pages)})
  INSERT INTO ${tables[kind]} (bank_id, version, recorded_at, recorded_by, customer_id, ${namesOf(kind)})
  SELECT ${stamp(job)}, k.customer_id, ${namesOf(kind, "s")}
  FROM s JOIN ${stagedTable(job.importId, "customers")} k ON k.customer_number = s.customer_number
    JOIN customer c ON c.id = k.customer_id AND c.import_id = ${job.importId}
  ON CONFLICT DO NOTHING`;

/** Another's customer with the same number, or two that waited for each other: tried again, the first is seen. */
const meetsOthers = (error: unknown) =>
  ["23505", "40P01"].includes(String((error as { code?: unknown }).code));

/**
 * Whose customers they are, and who let them in, is there and stays until the transaction ends; and each customer is
 * written by the very statement that writes his first version. Foreign keys would ask that again for each row, a third of
 * the statement's time: not where the server lets its owner say so (PostgreSQL's session_replication_role).
 */
const assure = (bulk: Bulk, { bankId, loadedBy }: Job) =>
  bulk.query(sql`WITH held AS MATERIALIZED (
      SELECT FROM bank b, person p WHERE b.id = ${bankId} AND p.id = ${loadedBy} FOR KEY SHARE OF b, p)
    SELECT set_config('session_replication_role', 'replica', true) FROM held
    WHERE has_parameter_privilege('session_replication_role', 'SET')`);

/** What was written and how far it is stand together, or not at all. */
async function writePages(
  bulk: Bulk,
  job: Job,
  kind: FileKind,
  pages: Pages,
  doneAfter: () => number,
): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const writeCustomers = attempt === 1 ? writeFresh : writeMissing;
    const statement = kind === "customers" ? writeCustomers(job, pages) : writeRecords(job, kind, pages);
    try {
      return await bulk.transaction(async () => {
        if (kind === "customers") await assure(bulk, job);
        const rows = await bulk.write(statement);
        const progress = sql`loaded_rows = loaded_rows + ${rows}, loaded_pages = greatest(loaded_pages, ${doneAfter()})`;
        await noteFile(bulk, job.importId, kind, progress);
        return rows;
      });
    } catch (error) {
      if (!meetsOthers(error) || attempt === 5) throw error;
    }
  }
}

async function loadFile(lanes: readonly Bulk[], job: Job, file: JobFile, watch: Watch): Promise<void> {
  const [first] = lanes as [Bulk];
  const name = stagedName(job.importId, file.kind);
  const [size] = await first.query<{ pages: string }>(
    sql`SELECT pg_relation_size(${name}::regclass) / current_setting('block_size')::int AS pages`,
  );
  const pages = Number(size?.pages ?? 0);
  const underWay = new Set<number>();
  let next = file.loadedPages;
  let isCut = false;
  const tell = () =>
    watch.tell({
      step: "load",
      kind: file.kind,
      done: file.loadedRows,
      of: file.rows,
      rows: file.loadedRows,
    });
  tell();
  const work = async (bulk: Bulk) => {
    while (next < pages && !isCut) {
      watch.signal.throwIfAborted();
      const from = next;
      next += watch.pages;
      underWay.add(from);
      // Up to the first page that somebody still works on, when this range is done.
      const doneAfter = () => Math.min(next, ...[...underWay].filter((other) => other !== from));
      const rows = await writePages(bulk, job, file.kind, { from, to: next }, doneAfter);
      file.loadedRows += rows;
      underWay.delete(from);
      tell();
    }
  };
  // When one cannot go on, the other ends what it is writing.
  const workAlong = (bulk: Bulk) =>
    work(bulk).catch((error: unknown) => {
      isCut = true;
      throw error;
    });
  const ended = await Promise.allSettled(lanes.map(workAlong));
  for (const one of ended) if (one.status === "rejected") throw one.reason;
}

/** Customers that are not there although all pages were written: their number or id was taken while the import ran. */
async function tellLeftOut(bulk: Bulk, job: Job): Promise<number> {
  const found = sql`
    SELECT s.line, 'customer_' || what AS field,
      'Left out: somebody else took this ' || what || ' while the import ran.' AS reason
    FROM ${stagedTable(job.importId, "customers")} s LEFT JOIN customer c ON c.id = s.customer_id,
      LATERAL (SELECT CASE WHEN c.id IS NULL THEN 'number' ELSE 'id' END AS what) w
    WHERE c.import_id IS DISTINCT FROM ${job.importId}`;
  // What was let in had none, and what is told twice after a cut is told once.
  return await bulk.transaction(async () => {
    await forgetBadRows(bulk, job.importId);
    return await keepFound(bulk, job.importId, "customers", found);
  });
}

/** Rows and how far they are go to the disk together, a moment later; that the import is done is waited for. */
const waitForNoDisk = (bulk: Bulk) => bulk.query(sql`SELECT set_config('synchronous_commit', 'off', false)`);

/** Loads all files of the import, customers first. Returns how many customers were left out. */
export async function loadRows(bulk: Bulk, job: Job, watch: Watch): Promise<number> {
  const lanes = [bulk];
  while (lanes.length < LANES) lanes.push(await openBulk());
  try {
    for (const lane of lanes) await waitForNoDisk(lane);
    const areOurs = await setAside(bulk, job, watch.many);
    await gather(bulk, GATHERED.inBulk);
    for (const file of job.files) await loadFile(lanes, job, file, watch);
    const tell = (done: number, of: number) =>
      watch.tell({ step: "index", kind: "customers", done, of, rows: 0 });
    if (areOurs) await makeAgain(lanes, tell, watch.signal);
  } finally {
    for (const lane of lanes.slice(1)) await lane.end();
    // What ended it is to be told, and not that this failed after it.
    await gather(bulk, GATHERED.usually).catch(log.fault);
  }
  const [customers] = job.files;
  if (!customers || customers.loadedRows === customers.rows) return 0;
  return await tellLeftOut(bulk, job);
}
