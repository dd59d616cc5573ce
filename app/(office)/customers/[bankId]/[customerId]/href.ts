// Addresses of the customer page: the same page with another panel, filter or page of the timeline.

export interface FileIds {
  bankId: string;
  customerId: string;
}

/** The query parameters the page reads. None of them ever holds something about the customer. */
export interface FileQuery {
  /** The panel that is open: `add-check`, `edit-address` … */
  panel?: string;
  /** The record the panel is about. */
  id?: string;
  /** What was typed before the session ended. */
  draft?: string;
  /** What was just stored, to be said once. */
  saved?: string;
  /** What was just deleted (`address` or `tax`; `id` says which), to be undone. */
  undo?: string;
  /** The timeline's filter and page. */
  kind?: string;
  before?: string;
  views?: string;
}

/** The customer page's address. */
export function fileHref({ bankId, customerId }: FileIds, query: FileQuery = {}, fragment = ""): string {
  const given = Object.entries(query).filter(([, value]) => value);
  const search = new URLSearchParams(given as [string, string][]).toString();
  const path = `/customers/${encodeURIComponent(bankId)}/${encodeURIComponent(customerId)}`;
  return `${path}${search ? `?${search}` : ""}${fragment ? `#${fragment}` : ""}`;
}

/** Where an uploaded file is looked at. */
export const mediumHref = (file: FileIds, mediumId: string): string =>
  `${fileHref(file)}/media/${encodeURIComponent(mediumId)}`;

/** Files wait for the record that this form makes: then its upload panel comes next. The wish is no field of the record. */
export function takeWish(data: FormData, id: string): FileQuery {
  const wantsUpload = data.get("thenUpload") === "1";
  data.delete("thenUpload");
  return wantsUpload ? { panel: "upload", id } : {};
}

/** The ids a panel's form carries in hidden fields. */
export const idsOf = (data: FormData) => ({
  bankId: String(data.get("bankId") ?? ""),
  customerId: String(data.get("customerId") ?? ""),
});
