// Addresses of the invitations: the same page with a group, a page or a panel. No name or e-mail stands in one.

export interface InvitationsQuery {
  /** The id under which the looked-for text is kept. */
  search?: string;
  state?: string;
  after?: string;
  panel?: string;
  id?: string;
  draft?: string;
  done?: string;
}

export function invitationsHref(query: InvitationsQuery = {}): string {
  const given = Object.entries(query).filter(([, value]) => value);
  const text = new URLSearchParams(given as [string, string][]).toString();
  return text ? `/invitations?${text}` : "/invitations";
}

/** What stays when a panel opens or closes. */
export const listOf = ({ search, state, after }: InvitationsQuery): InvitationsQuery => ({
  search,
  state,
  after,
});
