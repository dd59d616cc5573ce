// Addresses of the audit: the same page with another filter or page. People and customers stand in them by id only.

/** The query parameters the page reads; the blank ones of its form count as absent. */
export interface AuditQuery {
  tab?: string;
  bankId?: string;
  person?: string;
  customer?: string;
  action?: string;
  day?: string;
  outcome?: string;
  /** Where an older or a newer page begins. */
  after?: string;
  before?: string;
}

export type Tab = "events" | "look-ups";
export const tabOf = ({ tab }: AuditQuery): Tab => (tab === "look-ups" ? "look-ups" : "events");

/** What a tab filters by, without where its page begins. */
export function filterOf(query: AuditQuery): AuditQuery {
  const { bankId, person, customer, action, day, outcome } = query;
  if (tabOf(query) === "look-ups") return { tab: "look-ups", bankId, person, day };
  return { bankId, person, customer, action, day, outcome };
}

/** Whether anything but the tab was asked. */
export const isFiltered = (query: AuditQuery): boolean =>
  Object.entries(filterOf(query)).some(([name, value]) => name !== "tab" && value);

export function auditHref(query: AuditQuery, path = "/audit"): string {
  const given = Object.entries(query).filter(([, value]) => value);
  const search = new URLSearchParams(given as [string, string][]).toString();
  return search ? `${path}?${search}` : path;
}

/** The same filter as a file. */
export function exportHref(query: AuditQuery): string {
  const { tab, ...filter } = filterOf(query);
  return auditHref(filter, tab ? "/audit/export-look-ups" : "/audit/export");
}
