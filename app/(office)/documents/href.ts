// Addresses of the list of what expires when: the same page with another filter or page. No name stands in one.

export interface DocumentsQuery {
  bankId?: string;
  type?: string;
  window?: string;
  officer?: string;
  /** Where the page begins. */
  after?: string;
}

/** What the list is filtered by, without where its page begins. */
export const filterOf = ({ bankId, type, window, officer }: DocumentsQuery): DocumentsQuery => ({
  bankId,
  type,
  window: window === "all" ? undefined : window,
  officer,
});

export function documentsHref(query: DocumentsQuery = {}, path = "/documents"): string {
  const given = Object.entries(query).filter(([, value]) => value);
  const text = new URLSearchParams(given as [string, string][]).toString();
  return text ? `${path}?${text}` : path;
}
