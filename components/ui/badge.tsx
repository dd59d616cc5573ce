// Statuses in seven tones, always an icon and a word.
import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type Tone = "neutral" | "info" | "proposed" | "ok" | "soon" | "waiting" | "bad";
export type BadgeModel = { tone: Tone; word: string; icon?: IconName; title?: string };

const iconOfTone: Record<Tone, IconName> = {
  neutral: "circle-dashed",
  info: "scan-search",
  proposed: "users",
  ok: "circle-check",
  soon: "clock-alert",
  waiting: "hourglass",
  bad: "octagon-x",
};

/** The pill: "KYC not OK". */
export function Badge({ tone, word, icon, title }: BadgeModel) {
  return (
    <span className={`badge is-${tone}`} title={title}>
      <Icon name={icon ?? iconOfTone[tone]} />
      {word}
    </span>
  );
}

/** A date that presses (or not): "Passport expires in 10 d". The title holds the date itself. */
export function Due({
  tone,
  word,
  icon,
  title,
  small,
}: Partial<BadgeModel> & { word: string; small?: boolean }) {
  return (
    <span className={`due${tone ? ` is-${tone}` : ""}${small ? " due-small" : ""}`} title={title}>
      <Icon name={icon ?? "calendar-clock"} size={small ? 14 : 16} />
      {word}
    </span>
  );
}

/** The outcome inside a sentence: "✕ not satisfied". */
export function Verdict({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  const standard: IconName = tone === "ok" ? "check" : tone === "bad" ? "x" : iconOfTone[tone];
  return (
    <strong className={`verdict is-${tone}`}>
      <Icon name={icon ?? standard} />
      {children}
    </strong>
  );
}

/** A quiet word on a grey plate: "Person", "mailing". */
export function Tag({ children, icon, title }: { children: ReactNode; icon?: IconName; title?: string }) {
  return (
    <span className="tag" title={title}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}
