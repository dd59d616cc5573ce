// The demo world loads whole or not at all: a seed that is killed half way is begun anew by the next one.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { reader, sql } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { readContents } from "../scripts/steps/database.mjs";

function startSeed(more: Record<string, string>) {
  const child = spawn(process.execPath, ["--import", "tsx", "prisma/seed.ts"], {
    env: { ...process.env, ...more },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = once(child, "close");
  return { child, end: async () => ({ code: (await ended)[0] as number | null, said }) };
}

async function countCustomers(): Promise<number> {
  const [row] = await reader().query<{ count: number }>(sql`SELECT count(*)::int AS count FROM customer`);
  return row?.count ?? 0;
}

test("what a killed seed left is not taken for the world", { timeout: 120_000 }, async () => {
  const killed = startSeed({ DEMO: "1" });
  while ((await countCustomers()) < 5) await sleep(20);
  killed.child.kill("SIGKILL");
  await killed.end();
  expect(await readContents(env().DATABASE_URL)).toBe("unfinished");

  const elsewhere = await startSeed({ DEMO: "0" }).end();
  expect(elsewhere.code).toBe(1);
  expect(elsewhere.said).toContain("was cut off");
  expect(await readContents(env().DATABASE_URL)).toBe("unfinished");

  const again = await startSeed({ DEMO: "1" }).end();
  expect(again).toEqual({ code: 0, said: "" });
  expect(await readContents(env().DATABASE_URL)).toBe("used");
  expect(await countCustomers()).toBe(44);
  // Demo passwords are kept like everybody's.
  const weak = sql`SELECT email FROM person WHERE password_hash IS NULL OR password_hash !~ '^\\$argon2id\\$v=19\\$m=65536,t=3'`;
  expect(await reader().query(weak)).toEqual([]);

  const third = await startSeed({ DEMO: "1" }).end();
  expect(third.code).toBe(1);
  expect(third.said).toContain("holds people or customers already");
});
