// Checks of one kind that contradict each other, and that nobody has decided about yet.
import { dayIn } from "@/lib/format";
import { checkKindKey } from "./check-kinds";

export interface KycCheck {
  id: string;
  how: string | null;
  satisfied: boolean;
  date: Date | null;
  recordedAt: Date;
}

export interface Contradiction {
  later: KycCheck;
  /** The latest check of the same kind that said the opposite. */
  earlier: KycCheck;
}

const dayOf = (check: KycCheck) => dayIn(check.date ?? check.recordedAt, "UTC").getTime();

const byTime = (a: KycCheck, b: KycCheck) =>
  dayOf(a) - dayOf(b) || a.recordedAt.getTime() - b.recordedAt.getTime();

/** The checks that count today, by kind, each kind in order of time; of what kind nobody said is left out. */
function checksByKind(checks: readonly KycCheck[], today: Date): KycCheck[][] {
  const kinds = new Map<string, KycCheck[]>();
  for (const check of checks) {
    const key = checkKindKey(check.how);
    if (key === null || dayOf(check) > today.getTime()) continue;
    kinds.set(key, [...(kinds.get(key) ?? []), check]);
  }
  return [...kinds.values()].map((kind) => kind.sort(byTime));
}

/**
 * Two current checks of one kind disagree when the latest is not satisfied though an earlier one was, or when both
 * results fall on one day. A later satisfied check settles an earlier doubt; a KYC status recorded after
 * the checks settles it too, since somebody has then looked at them and decided.
 */
export function findContradictions(
  checks: readonly KycCheck[],
  statuses: readonly { recordedAt: Date }[],
  today: Date,
): Contradiction[] {
  return checksByKind(checks, today).flatMap((kind) => {
    const later = kind.at(-1);
    const earlier = kind.findLast((check) => check.satisfied !== later?.satisfied);
    if (!later || !earlier || (later.satisfied && dayOf(later) !== dayOf(earlier))) return [];
    const recorded = Math.max(later.recordedAt.getTime(), earlier.recordedAt.getTime());
    const isDecided = statuses.some((status) => status.recordedAt.getTime() > recorded);
    return isDecided ? [] : [{ later, earlier }];
  });
}

/** True when some kind of check was satisfied when it was last made; checks of no named kind count each. */
export function hasSatisfiedCheck(checks: readonly KycCheck[], today: Date): boolean {
  if (checksByKind(checks, today).some((kind) => kind.at(-1)?.satisfied)) return true;
  return checks.some(
    (check) => checkKindKey(check.how) === null && check.satisfied && dayOf(check) <= today.getTime(),
  );
}
