// Addresses of my work: the same page with another filter, page or panel.

export interface WorkQuery {
  whose?: string;
  due?: string;
  after?: string;
  /** The task to hand over, and its bank. */
  id?: string;
  bankId?: string;
  draft?: string;
  done?: string;
}

export function workHref(query: WorkQuery = {}): string {
  const given = Object.entries(query).filter(([, value]) => value);
  const text = new URLSearchParams(given as [string, string][]).toString();
  return text ? `/work?${text}` : "/work";
}

/** What stays when a panel opens or closes. */
export const listOf = ({ whose, due, after }: WorkQuery): WorkQuery => ({
  whose: whose === "open" ? undefined : whose,
  due,
  after,
});
