// Where one is. Written first in <main>, drawn in the top bar above it; phones do without.
import { Go } from "@/components/ui/go";
import { Icon } from "@/components/ui/icon";

/** The last one is the page itself and needs no address. */
export function Crumbs({ items }: { items: { label: string; href?: string }[] }) {
  return (
    <nav className="crumbs" aria-label="Breadcrumb">
      <ol>
        {items.map(({ label, href }, index) => (
          <li key={label}>
            {index > 0 && <Icon name="chevron-right" size={14} />}
            {href && index < items.length - 1 ? (
              <Go href={href}>{label}</Go>
            ) : (
              <span className="cut" aria-current="page">
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
