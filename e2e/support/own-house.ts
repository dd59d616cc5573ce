// A house of a story's own, to be struck down and started again: a database with the demo world, a data folder, and a store
// on disk or in S3.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import S3rver from "s3rver";
import { type App, freePort, startSecondApp } from "./second-app";
import { unique } from "./world";

const bucket = "dossier";
const kept = /([0-9a-f-]{36})[/\\](original|rendition|thumbnail)-[0-9a-f]{64}(?:\._S3rver_object)?$/;

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
}

async function asAdministrator(statement: string): Promise<void> {
  const line = new pg.Client({ connectionString: process.env.ADMIN_DATABASE_URL });
  await line.connect();
  await line.query(statement).finally(() => line.end());
}

export class OwnHouse {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), "dossier-house-"));
  app: App | undefined;
  private readonly database = unique("house_");
  private readonly pool: pg.Pool;
  private readonly url: string;
  private readonly objectsFolder: string;
  private s3: { server: S3rver; settings: Record<string, string> } | undefined;
  private port = 0;
  private hoursPassed = 0;

  constructor(private readonly store: "disk" | "S3") {
    const url = new URL(process.env.DATABASE_URL ?? "");
    url.pathname = `/${this.database}`;
    this.url = url.href;
    this.pool = new pg.Pool({ connectionString: this.url, max: 3, allowExitOnIdle: true });
    this.objectsFolder = path.join(this.folder, store === "S3" ? "s3" : "vault/objects");
  }

  async build(): Promise<void> {
    await asAdministrator(`CREATE DATABASE ${this.database} OWNER dossier TEMPLATE template0`);
    for (const program of ["prisma/migrate.ts", "prisma/seed.ts"])
      execFileSync(process.execPath, ["--import", "tsx", program], {
        env: { ...process.env, ...this.settings() },
      });
    this.port = await freePort();
    if (this.store === "S3") this.s3 = await this.startS3();
    await this.start();
  }

  private settings(): Record<string, string> {
    return { DATABASE_URL: this.url, DATA_DIR: this.folder, ...this.s3?.settings };
  }

  private async startS3() {
    const server = new S3rver({
      ...{ port: 0, address: "127.0.0.1", silent: true, directory: this.objectsFolder },
      configureBuckets: [{ name: bucket, configs: [] }],
    });
    const { port } = await server.run();
    const keys = { S3_ACCESS_KEY_ID: "S3RVER", S3_SECRET_ACCESS_KEY: "S3RVER" };
    return { server, settings: { S3_BUCKET: bucket, S3_ENDPOINT: `http://127.0.0.1:${port}`, ...keys } };
  }

  async start(): Promise<void> {
    this.app = await startSecondApp(this.settings(), this.port);
  }
  async kill(): Promise<void> {
    await this.app?.kill();
    this.app = undefined;
  }

  query = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await this.pool.query<Row>(text, values)).rows;

  /** Holds a lock until it is told to let go: whoever wants the same stands still there. */
  async hold(statement: string): Promise<() => Promise<void>> {
    const line = await this.pool.connect();
    await line.query("BEGIN");
    await line.query(statement);
    return async () => {
      await line.query("ROLLBACK");
      line.release();
    };
  }

  /** What lies in the store: "MEDIUM original". */
  objects(): string[] {
    return filesIn(this.objectsFolder)
      .flatMap((file) => {
        const [, medium, which] = kept.exec(file) ?? [];
        return medium ? [`${medium} ${which}`] : [];
      })
      .sort();
  }
  /** The sizes of the files on their way in. */
  incoming = (): number[] =>
    filesIn(path.join(this.folder, "vault/incoming")).map((file) => statSync(file).size);

  /** Everything that lies there was left three hours ago, and so was the last round of the sweeper. */
  async letHoursPass(): Promise<void> {
    const then = new Date(Date.now() - 3 * 3_600_000);
    for (const file of filesIn(this.folder)) utimesSync(file, then, then);
    // Never by as much as before: no two rounds of a kind may have begun at one time.
    this.hoursPassed += 3;
    await this.query("UPDATE pgboss.job SET singleton_on = singleton_on - make_interval(hours => $1)", [
      this.hoursPassed,
    ]);
  }

  async pullDown(): Promise<void> {
    await this.app?.stop();
    await this.s3?.server.close();
    await this.pool.end();
    await asAdministrator(`DROP DATABASE ${this.database} WITH (FORCE)`);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
