// Where things lie: the checkout, and the folder that holds data and secrets.
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's top folder, without a trailing slash. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** The data folder of the installation: DATA_DIR, else .data/ in the checkout. */
export const dataFolder = (env = process.env) => path.resolve(root, env.DATA_DIR || ".data");

/** A folder for what tests keep, always in the checkout: a test never writes where DATA_DIR points. */
export const testFolder = (name) => path.join(root, ".data", name);
