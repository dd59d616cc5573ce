// Addresses of the page where one asks for a role.

export interface RequestQuery {
  role?: string;
  bank?: string;
  /** A path of ours to go back to. */
  back?: string;
}

export function requestHref(query: RequestQuery): string {
  const filled = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `/requests/new?${new URLSearchParams(filled)}`;
}

/** Where to ask for one role; `bankId` null is system level. */
export const askHref = (role: string, bankId: string | null, back: string): string =>
  requestHref({ role, bank: bankId ?? "", back });
