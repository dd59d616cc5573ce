// A mail's state as a badge.
import { Badge, type BadgeModel } from "@/components/ui/badge";
import type { MailState } from "@/lib/mail/schema";

const badges: Record<MailState, BadgeModel> = {
  kept: { tone: "waiting", icon: "mail", word: "Not sent: pass it on" },
  queued: { tone: "neutral", icon: "send", word: "On its way" },
  sent: { tone: "ok", icon: "send", word: "Sent" },
  failed: { tone: "bad", icon: "mail-x", word: "Failed" },
  bounced: { tone: "bad", icon: "mail-x", word: "Refused" },
  dropped: { tone: "neutral", icon: "ban", word: "Replaced before it left" },
};

export function MailBadge({ state, attempts }: { state: MailState; attempts: number }) {
  if (state === "queued" && attempts > 0) return <Badge tone="soon" icon="refresh-cw" word="Delayed" />;
  return <Badge {...badges[state]} />;
}
