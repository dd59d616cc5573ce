// The access matrix: what the table says of each cell, and how an answer is read. Pure.
import type { Who } from "../support/session";
import type { Answer } from "../support/site";
import { atOwnBank, atSystem } from "./bundles";
import type { Row } from "./permission-rows";

/** `hidden`: as if it were not there. */
export type Verdict = "open" | "forbidden" | "hidden" | "sign-in" | "fault";
export type Situation = "own bank" | "other bank" | "no session" | "expired" | "deactivated" | "half open";

export interface Cell {
  row: string;
  who: Who | "nobody";
  situation: Situation;
}

type Demand = Pick<Row, "opens" | "reach">;

/** `half open`: the password was right, the second factor is still owed. */
const isOver = (situation: Situation) => ["expired", "deactivated", "half open"].includes(situation);

/** What the table says. */
export function expectVerdict({ opens, reach }: Demand, { who, situation }: Cell): Verdict {
  if (opens === "nobody") return "hidden";
  if (opens === "anyone") return "open";
  if (who === "nobody" || isOver(situation)) return "sign-in";
  if (opens === "signedIn") return "open";
  if (who === "root" && opens.some((role) => atSystem.includes(role))) return "open";
  const isOwn = situation === "own bank";
  const holds = opens.some((role) => atOwnBank[who].includes(role));
  if (holds && (reach === "any bank" || isOwn)) return "open";
  if (holds && reach === "any bank, its own") return "hidden";
  const isKnownThere = who === "root" || (isOwn && atOwnBank[who].length > 0);
  return reach === "bank" && !isKnownThere ? "hidden" : "forbidden";
}

/** How a page, a download, a JSON route or a form's answer is read. */
export function readVerdict({ status, headers, text }: Answer): Verdict {
  const goesTo = headers.get("x-action-redirect") ?? headers.get("location") ?? "";
  if (/^(https?:\/\/[^/]+)?\/sign-in\b/.test(goesTo) || status === 401) return "sign-in";
  if (status >= 500) return "fault";
  const isAction = headers.get("content-type")?.startsWith("text/x-component") ?? false;
  if (isAction) return readFormState(text);
  if (status === 403) return "forbidden";
  if (status === 404) return /There is no such search/.test(text) ? "open" : "hidden";
  return "open";
}

/** The state a form gets back: its code, or the sentence where there is none. */
function readFormState(text: string): Verdict {
  const code = /"code":"(\w+)"/.exec(text)?.[1];
  if (code === "internal") return "fault";
  if (code === "unauthenticated" || /Please sign in first/.test(text)) return "sign-in";
  if (code === "forbidden" || /This needs the role/.test(text)) return "forbidden";
  return /There is no such (bank|customer|person)/.test(text) ? "hidden" : "open";
}

/** An answer of the Open Bank Project API; a customer of another bank is not found there either. */
export function readObpVerdict({ status, text }: Answer): Verdict {
  if (status === 401) return "sign-in";
  if (status >= 500) return "fault";
  if (status === 403) return "forbidden";
  return /OBP-30046/.test(text) ? "hidden" : "open";
}

/** What is named on one side only. */
export function compareNames(entries: readonly string[], rows: readonly string[]) {
  return {
    withoutRow: entries.filter((entry) => !rows.includes(entry)),
    withoutEntry: [...new Set(rows.filter((row) => !entries.includes(row)))],
    twice: entries.filter((entry, at) => entries.indexOf(entry) !== at),
  };
}
