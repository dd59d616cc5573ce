// Pages as links, where no script turns them.
import { Go } from "@/components/ui/go";
import type { ViewerPage } from "@/lib/viewer/schema";
import { type ViewerQuery, viewerHref } from "./words";

export function PageLinks({ page, at, query }: { page: ViewerPage; at: number; query: ViewerQuery }) {
  const count = page.file?.pages.length ?? 0;
  if (count < 2) return null;
  return (
    <noscript>
      <nav className="v-pages" aria-label="Pages">
        {Array.from({ length: count }, (_, index) => index + 1).map((number) => (
          <Go
            key={number}
            href={viewerHref(page, page.medium.id, { ...query, page: String(number) })}
            aria-current={number === at ? "page" : undefined}
          >
            Page {number}
          </Go>
        ))}
      </nav>
    </noscript>
  );
}
