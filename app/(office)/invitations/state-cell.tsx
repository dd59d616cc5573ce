// An invitation's state as a badge, with the reason under it and the way on. Grey where nobody need do anything.
import { Badge, type BadgeModel } from "@/components/ui/badge";
import { Go } from "@/components/ui/go";
import { formatTime, sinceWords, visibleText } from "@/lib/format";
import type { Found } from "@/lib/invitations/listing";
import type { State } from "@/lib/invitations/rules";

const badges: Record<State, BadgeModel> = {
  created: { tone: "neutral", icon: "circle-dashed", word: "Created" },
  kept: { tone: "waiting", icon: "mail", word: "Mail not sent" },
  sent: { tone: "info", icon: "send", word: "Mail sent" },
  delayed: { tone: "soon", icon: "refresh-cw", word: "Mail delayed" },
  failed: { tone: "bad", icon: "mail-x", word: "Mail failed" },
  bounced: { tone: "bad", icon: "mail-x", word: "Mail refused" },
  opened: {
    tone: "info",
    icon: "mail-open",
    word: "Opened",
    title: "By the invitee, or by a program that reads his mail",
  },
  accepted: { tone: "ok", icon: "user-check", word: "Accepted" },
  revoked: { tone: "neutral", icon: "ban", word: "Revoked" },
  expired: { tone: "neutral", icon: "timer-off", word: "Expired" },
};

/** When it came to be as it is. */
export function sinceOf({ state, ...row }: Found): Date {
  if (state === "accepted" || state === "revoked") return row.settledAt ?? row.createdAt;
  if (state === "expired") return row.expiresAt;
  if (state === "opened") return row.openedAt ?? row.createdAt;
  return row.mailAt ?? row.createdAt;
}

function reasonOf({ state, ...row }: Found): string {
  if (state === "revoked") return `by ${visibleText(row.settledBy ?? "")}: ${visibleText(row.settledReason)}`;
  if (state === "failed" || state === "bounced") return visibleText(row.mailError);
  if (state !== "delayed" || !row.nextTryAt) return "";
  return `Next try at ${formatTime(row.nextTryAt, row.timeZone)}. ${visibleText(row.mailError)}`;
}

export function StateCell({ row, now }: { row: Found; now: Date }) {
  const reason = reasonOf(row);
  return (
    <>
      <Badge {...badges[row.state]} />
      {reason && <span className="meta block wrap-anywhere">{reason}</span>}
      {row.state === "kept" && row.mailId && (
        <span className="meta block">
          <Go className="way-on" href={`/mail/${row.mailId}`}>
            Read it and pass it on
          </Go>
        </span>
      )}
      {row.linkAskedAt && (
        <span className="meta block">
          <b>Asked for a new link</b> {sinceWords(row.linkAskedAt, now, row.timeZone)}
        </span>
      )}
    </>
  );
}
