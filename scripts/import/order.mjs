// What the command line asks an import to do.
import { parseArgs } from "node:util";
import { PlainError } from "../lib/say.mjs";

const usage =
  "npm run import -- customers.csv --bank BANK [--dry-run] [--strict] [--resume] [--by EMAIL] [--addresses FILE] [--tax-residences FILE] [--attributes FILE] [--bad-rows FILE]";

/** @param {string[]} args */
export function readOrder(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      bank: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      strict: { type: "boolean", default: false },
      resume: { type: "boolean", default: false },
      by: { type: "string" },
      addresses: { type: "string" },
      "tax-residences": { type: "string" },
      attributes: { type: "string" },
      "bad-rows": { type: "string" },
    },
  });
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
