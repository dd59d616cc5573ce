// How much there is, as filters: by when it is due, and whose it is.
import { listOf, type WorkQuery, workHref } from "@/app/(office)/work/href";
import { Go } from "@/components/ui/go";
import { Icon, type IconName } from "@/components/ui/icon";
import { formatCount } from "@/lib/format";
import type { DueName, Whose, Work } from "@/lib/tasks/schema";

const counters: [name: DueName, label: string, icon: IconName, tone: string][] = [
  ["overdue", "Overdue", "calendar-x", "bad"],
  ["week", "Due this week", "clock-alert", "soon"],
  ["later", "Later", "calendar-clock", "neutral"],
];

/** A second click takes the filter away again. */
export function Counters({ query, due }: { query: WorkQuery; due: Work["due"] }) {
  return (
    <nav aria-label="Due">
      <ul className="counters">
        {counters.map(([name, label, icon, tone]) => {
          const isOn = query.due === name;
          const href = workHref(listOf({ ...query, due: isOn ? undefined : name, after: undefined }));
          return (
            <li key={name}>
              <Go className={`counter is-${tone}`} href={href} aria-current={isOn ? "true" : undefined}>
                <span className="n">{formatCount(due[name])}</span>
                <span className="l">
                  <Icon name={icon} />
                  {label}
                </span>
              </Go>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

const tabs: [name: Whose, label: string][] = [
  ["open", "Mine and nobody’s"],
  ["mine", "Mine"],
  ["nobody", "Nobody’s"],
  ["team", "Everybody’s"],
];

export function WhoseTabs({
  query,
  current,
  counts,
}: {
  query: WorkQuery;
  current: Whose;
  counts: Work["whose"];
}) {
  return (
    <nav className="tabs" aria-label="Whose">
      {tabs.map(([name, label]) => (
        <Go
          key={name}
          href={workHref(listOf({ ...query, whose: name, after: undefined }))}
          aria-current={name === current ? "page" : undefined}
        >
          {label} <span className="meta">{formatCount(counts[name])}</span>
        </Go>
      ))}
    </nav>
  );
}
