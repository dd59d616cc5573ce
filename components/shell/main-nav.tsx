// The main navigation: a column on wide screens, a bar at the foot of a phone. The same items in both.
"use client";
import { usePathname } from "next/navigation";
import { Go } from "@/components/ui/go";
import { Icon, type IconName } from "@/components/ui/icon";

/** `current` overrides what the address says (the item whose `href` the address begins with). */
export type NavItem = { href: string; label: string; icon: IconName; current?: boolean; count?: number };

function useCurrent() {
  const path = usePathname();
  return ({ href, current }: NavItem) => {
    const isHere = current ?? (path === href || path.startsWith(`${href}/`));
    return isHere ? ("page" as const) : undefined;
  };
}

/** Counting ends at a thousand: see MOST_COUNTED in lib/core/keyset.ts. */
const said = (count: number) => (count > 999 ? "999+" : count);

export function MainNav({ items }: { items: NavItem[] }) {
  const currentOf = useCurrent();
  return (
    <nav className="nav" aria-label="Main">
      {items.map((item) => (
        <Go key={item.href} href={item.href} aria-current={currentOf(item)} title={item.label}>
          <Icon name={item.icon} />
          {/* Not shown on the narrow rail, but still the link's name. */}
          <span className="side-word">{item.label}</span>
          {item.count !== undefined && (
            <span className="count side-text">
              {said(item.count)}
              <span className="sr-only"> open</span>
            </span>
          )}
        </Go>
      ))}
    </nav>
  );
}

export function TabBar({ items }: { items: NavItem[] }) {
  const currentOf = useCurrent();
  return (
    <nav className="tabbar" aria-label="Main, small screen">
      {items.map((item) => (
        <Go key={item.href} href={item.href} aria-current={currentOf(item)}>
          <span className="tab-icon">
            <Icon name={item.icon} size={20} />
            {item.count !== undefined && <span className="count">{said(item.count)}</span>}
          </span>
          {item.label}
          {item.count !== undefined && <span className="sr-only">, {said(item.count)} open</span>}
        </Go>
      ))}
    </nav>
  );
}
