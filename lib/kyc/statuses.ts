// Which KYC status holds at a moment, and since when the customer was last OK.

export interface KycStatus {
  ok: boolean;
  date: Date | null;
  recordedAt: Date;
}

export interface AtCreation {
  kycStatus: boolean;
  lastOkDate: Date | null;
}

export interface LatestStatus {
  ok: boolean;
  lastOkDate: Date | null;
  /** The status that holds; null before the first one, while what was given at creation does. */
  status: KycStatus | null;
}

const dated = (status: KycStatus) => status.date?.getTime() ?? Number.NEGATIVE_INFINITY;

/** Later by date, on one date by when it was recorded; a status without a date comes before all. */
function isLater(a: KycStatus, b: KycStatus): boolean {
  if (dated(a) !== dated(b)) return dated(a) > dated(b);
  return a.recordedAt.getTime() >= b.recordedAt.getTime();
}

/**
 * `ok` of the latest status by date, and the date of the latest that was OK. A status of the future counts from
 * its date; what was given at creation holds until the first status counts, and not a moment longer.
 * Statuses are given in the order in which they were recorded.
 */
export function latestStatus(
  statuses: readonly KycStatus[],
  now: Date,
  atCreation: AtCreation,
): LatestStatus {
  let status: KycStatus | null = null;
  let lastOk: KycStatus | null = null;
  for (const one of statuses) {
    if (one.date && one.date.getTime() > now.getTime()) continue;
    if (!status || isLater(one, status)) status = one;
    if (one.ok && (!lastOk || isLater(one, lastOk))) lastOk = one;
  }
  if (!status) return { ok: atCreation.kycStatus, lastOkDate: atCreation.lastOkDate, status: null };
  return { ok: status.ok, lastOkDate: lastOk?.date ?? null, status };
}
