// npm run generate -- --customers N: made-up customers as CSV files, a folder for each bank; the same for the same seed.
import "./lib/node-version.mjs";
import path from "node:path";
import { parseArgs } from "node:util";
import { spreadOver } from "./generate/banks.mjs";
import { columns } from "./generate/rows.mjs";
import { writeBank } from "./generate/write.mjs";
import { runCommand } from "./lib/ending.mjs";
import { dataFolder } from "./lib/paths.mjs";
import { PlainError, step } from "./lib/say.mjs";

function readOrder() {
  const { values } = parseArgs({
    options: {
      customers: { type: "string" },
      banks: { type: "string" },
      seed: { type: "string", default: "1" },
      out: { type: "string" },
      only: { type: "string" },
    },
  });
  const customers = Number(values.customers);
  if (!Number.isInteger(customers) || customers < 1 || customers > 100_000_000)
    throw new PlainError("Say how many: npm run generate -- --customers 10000 [--seed TEXT] [--out FOLDER]");
  const only = values.only ? values.only.split(",") : Object.keys(columns);
  const unknown = only.find((kind) => !Object.hasOwn(columns, kind));
  if (unknown) throw new PlainError(`--only takes ${Object.keys(columns).join(", ")}; this is “${unknown}”.`);
  const folder = path.resolve(values.out ?? path.join(dataFolder(), "generated"));
  return { banks: spreadOver(customers, values.banks), seed: values.seed, folder, only };
}

await runCommand(async () => {
  const { banks, ...order } = readOrder();
  for (const bank of banks)
    await step(bank.id, async () => {
      await writeBank(bank, order);
      return `${bank.customers.toLocaleString("en-GB")} customers`;
    });
  console.log(`\n  In ${order.folder}`);
});
