// Addresses of the texts of invitation mails: by purpose, with a preview of what is not saved yet.
import type { Purpose } from "@/lib/webui-props/mail-texts-schema";

export interface TextsQuery {
  purpose?: string;
  /** What was typed and not saved: it is previewed. */
  draft?: string;
  done?: string;
  /** Tells one saving from the next: the form then begins anew. */
  at?: string;
}

export function textsHref(purpose: Purpose, rest: Omit<TextsQuery, "purpose"> = {}): string {
  const given = Object.entries({ purpose, ...rest }).filter((pair): pair is [Purpose, string] =>
    Boolean(pair[1]),
  );
  return `/mail-texts?${new URLSearchParams(given)}`;
}
