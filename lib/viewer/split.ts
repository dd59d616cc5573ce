// How wide the fields are beside the scan, in percent of the window: as this browser's person last drew it.

/** A cookie, not the browser's storage, which signing out empties; and so the first picture is already as it was left. */
export const splitCookie = (hasBeside: boolean): string => (hasBeside ? "viewer-split-2" : "viewer-split");

export const LEAST_FIELDS = 20;
export const MOST_FIELDS = 70;
/** As drawn: 536 of 1440 pixels; less where two scans lie side by side. */
const drawn = (hasBeside: boolean) => (hasBeside ? 24 : 37.2);

/** What the cookie says, unless somebody else wrote it. */
export function readSplit(text: string | undefined, hasBeside: boolean): number {
  const share = Number(text?.trim() || Number.NaN);
  return share >= LEAST_FIELDS && share <= MOST_FIELDS ? share : drawn(hasBeside);
}

const YEAR = 365 * 86_400_000;

/** The cookie that keeps it, for a year. */
export const keptSplit = (share: number, hasBeside: boolean, now = Date.now()) => ({
  name: splitCookie(hasBeside),
  value: share.toFixed(1),
  path: "/customers",
  expires: now + YEAR,
  sameSite: "lax" as const,
});
