// What somebody may do, as quiet words: screen roles, then how many single roles, each with its date.
import { Tag } from "@/components/ui/badge";
import { lastDay } from "@/lib/people/request-words";
import { describeRoles, type HeldRole, type RoleItem } from "@/lib/people/role-rules";

const until = (item: RoleItem, timeZone?: string) =>
  item.until ? ` until ${lastDay(item.until, timeZone)}` : "";

export function RoleTags({ held, timeZone }: { held: HeldRole[]; timeZone?: string }) {
  const items = describeRoles(held);
  const whole = items.filter(({ isBundle }) => isBundle);
  const singles = items.filter(({ isBundle }) => !isBundle);
  const [only] = singles;
  const details = singles.map((item) => item.label + until(item, timeZone)).join(", ");
  return (
    <span className="row wrap gap-1">
      {items.length === 0 && <span className="meta">no role</span>}
      {whole.map((item) => (
        <Tag key={item.label}>{item.label + until(item, timeZone)}</Tag>
      ))}
      {only && (
        <Tag icon="key-round" title={details}>
          {singles.length === 1 ? `1 role${until(only, timeZone)}` : `${singles.length} single roles`}
        </Tag>
      )}
    </span>
  );
}
