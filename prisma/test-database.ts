// Runs before each use-case test file, before it imports anything: an empty, migrated database of its own.
import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { inject } from "vitest";
import { cloneTemplate } from "./test-template";

const name = `${inject("run")}_${process.env.VITEST_POOL_ID}`;

process.env.DATABASE_URL = await cloneTemplate(inject("adminUrl"), inject("template"), name);
process.env.DATABASE_POOL = "10";
process.env.NEXTAUTH_SECRET = "only-for-tests-and-long-enough-for-the-rule";
process.env.TOKEN_SECRET = "another-one-for-tests-and-long-enough-as-well";
process.env.LOG_LEVEL = "silent";
// Uploaded files of tests never lie where those of an installation do.
process.env.DATA_DIR = mkdtempSync(path.join(os.tmpdir(), "dossier-test-"));
process.env.VAULT_KEYS = `test:${Buffer.alloc(32, 7).toString("base64")}`;
