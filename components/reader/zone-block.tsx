// The machine-readable zone as read: its lines with their marks, a chip for each check digit, and what the marks mean.
import { Badge, type BadgeModel, Tag } from "@/components/ui/badge";
import type { CheckName } from "@/lib/mrz/equations";
import type { Zone } from "@/lib/mrz/zone";
import { linesInPieces, markSentences } from "@/lib/reader/rows";
import { Pieces } from "./pieces";

const names: Record<CheckName, string> = {
  number: "Number",
  birth: "Birth",
  expiry: "Expiry",
  optional: "Optional",
  composite: "Composite",
};
const states: Record<string, Pick<BadgeModel, "tone" | "icon"> & { says: string }> = {
  agrees: { tone: "ok", icon: "check", says: "check digit agrees" },
  repaired: { tone: "soon", icon: "wrench", says: "check digit agrees after a repair" },
  disagrees: { tone: "bad", icon: "x", says: "check digit disagrees" },
  unreadable: { tone: "bad", icon: "circle-help", says: "check digit cannot be worked out" },
  empty: { tone: "neutral", icon: "minus", says: "field and check digit are empty" },
};
const order: CheckName[] = ["number", "birth", "expiry", "optional", "composite"];

function Chip({ name, state }: { name: CheckName; state: string }) {
  const { tone, icon, says } = states[state] ?? { tone: "neutral", icon: "minus", says: state };
  const word = state === "disagrees" || state === "unreadable" ? `${names[name]} ${state}` : names[name];
  return (
    <li>
      <Badge tone={tone} icon={icon} word={word} title={`${names[name]}: ${says}`} />
      <span className="sr-only"> {says}</span>
    </li>
  );
}

export function ZoneBlock({ zone }: { zone: Pick<Zone, "form" | "lines" | "marks" | "checks"> }) {
  const [first = ""] = zone.lines;
  const count = zone.lines.length === 2 ? "Two" : "Three";
  return (
    <section className="v-sec" aria-labelledby="zone-h">
      <div className="read-head">
        <h2 id="zone-h">Machine-readable zone</h2>
        <Tag>{zone.form}</Tag>
      </div>
      <div
        className="read-lines"
        data-width={first.length}
        role="group"
        aria-label={`${count} lines of ${first.length} characters`}
      >
        {linesInPieces(zone).map((pieces, line) => (
          <span key={zone.lines[line]}>
            <Pieces pieces={pieces} isQuiet />
          </span>
        ))}
      </div>
      <ul className="read-chips" aria-label="Check digits">
        {order.map((name) => (
          <Chip key={name} name={name} state={zone.checks[name]} />
        ))}
      </ul>
      {markSentences(zone).map((sentence) => (
        <p key={sentence} className="hint">
          {sentence}
        </p>
      ))}
    </section>
  );
}
