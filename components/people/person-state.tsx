// Whether somebody can sign in, and when he was last seen.
import { Badge } from "@/components/ui/badge";
import { timeAgo } from "@/lib/people/request-words";

export type PersonStateProps = {
  isActive: boolean;
  isLocked: boolean;
  brakedUntil: Date | null;
  lastSeenAt: Date | null;
  now: Date;
};

/** Worst first: disabled, locked by an administrator, stopped after wrong passwords; else when last seen. */
export function PersonState({ isActive, isLocked, brakedUntil, lastSeenAt, now }: PersonStateProps) {
  if (!isActive) return <Badge tone="neutral" icon="ban" word="Disabled" />;
  if (isLocked) return <Badge tone="waiting" icon="lock" word="Locked by an administrator" />;
  if (brakedUntil) {
    const minutes = Math.ceil((brakedUntil.getTime() - now.getTime()) / 60_000);
    return <Badge tone="waiting" icon="lock" word={`Locked, ${minutes} min left`} />;
  }
  return (
    <span className="text-ink-2">
      {/* A phone shows no column heads. */}
      {lastSeenAt && <span className="md:hidden">seen </span>}
      {lastSeenAt ? timeAgo(lastSeenAt, now) : "never"}
    </span>
  );
}
