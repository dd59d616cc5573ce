// What npm run bench -- --large is asked to do.
import path from "node:path";
import { parseArgs } from "node:util";
import { dataFolder } from "../../lib/paths.mjs";
import { PlainError } from "../../lib/say.mjs";

export const BUILD = ".next-bench";
export const PARTS = ["import", "events", "search", "pages", "peers"];
/** Without them nothing can be measured; a database that is kept has them. */
export const FILLING = ["import", "events"];

const wholeNumber = (name, text) => {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1_000 && number <= 1_000_000_000) return number;
  throw new PlainError(`--${name} takes a whole number from 1,000; this is “${text}”.`);
};

/** @param {string[]} args */
export function readLargeOrder(args) {
  const { values } = parseArgs({
    args,
    options: {
      large: { type: "boolean" },
      customers: { type: "string", default: "10000000" },
      events: { type: "string" },
      keep: { type: "boolean", default: false },
      only: { type: "string" },
      json: { type: "string" },
      markdown: { type: "string" },
    },
  });
  const parts = values.only ? values.only.split(",") : PARTS;
  const unknown = parts.find((part) => !PARTS.includes(part));
  if (unknown) throw new PlainError(`--only takes ${PARTS.join(", ")}; this is “${unknown}”.`);
  const customers = wholeNumber("customers", values.customers);
  return {
    customers,
    events: values.events ? wholeNumber("events", values.events) : customers * 5,
    isKept: values.keep,
    parts,
    json: values.json && path.resolve(values.json),
    markdown: values.markdown && path.resolve(values.markdown),
    // A folder of its own: at the end it goes, with all that is in it.
    folder: path.join(dataFolder(), "bench-large"),
  };
}
