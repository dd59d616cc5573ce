// What the command line asks an import to do.
import { parseArgs } from "node:util";
import { PlainError } from "../lib/say.mjs";

export const usage =
  "npm run import -- customers.csv --bank BANK [--dry-run] [--strict] [--resume] [--by EMAIL] [--addresses FILE] [--tax-residences FILE] [--attributes FILE] [--bad-rows FILE]";

const options = /** @type {const} */ ({
  bank: { type: "string" },
  "dry-run": { type: "boolean", default: false },
  strict: { type: "boolean", default: false },
  resume: { type: "boolean", default: false },
  by: { type: "string" },
  addresses: { type: "string" },
  "tax-residences": { type: "string" },
  attributes: { type: "string" },
  "bad-rows": { type: "string" },
});

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    // Its first sentence says what is wrong; the others are about options that begin with a dash on purpose.
    const [said] = (error instanceof Error ? error.message : "").split(/\. |\.?\n/);
    throw new PlainError(`${said}.\n${usage}`);
  }
}

/** @param {string[]} args */
export const asksForHelp = (args) => args.includes("--help") || args.includes("-h");

/** @param {string[]} args */
export function readOrder(args) {
  const { values, positionals } = parse(args);
  const [customers, ...rest] = positionals;
  if (!customers || rest.length > 0 || !values.bank) throw new PlainError(usage);
  const { addresses, attributes, "tax-residences": taxResidences } = values;
  const given = { customers, addresses, "tax-residences": taxResidences, attributes };
  return {
    bankId: values.bank,
    paths: Object.fromEntries(Object.entries(given).filter(([, path]) => path)),
    isDryRun: values["dry-run"],
    isStrict: values.strict,
    isResume: values.resume,
    by: values.by ?? null,
    badRows: values["bad-rows"] ?? null,
  };
}
