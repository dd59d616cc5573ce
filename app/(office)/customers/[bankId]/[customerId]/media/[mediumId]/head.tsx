// The head of the viewer: back to the file, what lies here, how it stands, and the documents before and after it.
import { fileHref } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { tileId } from "@/components/kyc/documents-card";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { Go } from "@/components/ui/go";
import { Icon } from "@/components/ui/icon";
import { nameWords } from "@/lib/customers/schema";
import { dayIn, visibleText } from "@/lib/format";
import { expiryBadge } from "@/lib/kyc/expiry";
import { groupMedia, type ViewerPage } from "@/lib/viewer/schema";
import { titleOf, viewerHref } from "./words";

export function Head({ page, now, isDemo }: { page: ViewerPage; now: Date; isDemo: boolean }) {
  const { bankId, customerId, customer, document, newer, timeZone, openDifferences } = page;
  const back = fileHref(page, {}, document ? tileId(document.id) : "docs-h");
  const name = customer ? visibleText(nameWords(customer.name)) : "the customer";
  return (
    <header className="v-head">
      <Go
        className="btn btn-quiet btn-icon"
        href={back}
        aria-label={`Back to ${name}`}
        title="Back to the file"
      >
        <Icon name="arrow-left" />
      </Go>
      <div className="v-who">
        <h1>{titleOf(page)}</h1>
        <p className="meta">
          <Go href={back}>{name}</Go>
          {" · "}
          <span className="id">{visibleText(customer?.number ?? customerId)}</span>
          {" · "}
          {bankId}
        </p>
      </div>
      {document?.expiryDate && <Badge {...expiryBadge(document.expiryDate, dayIn(now, timeZone))} />}
      {openDifferences > 0 && (
        <Badge
          tone="waiting"
          icon="git-compare-arrows"
          word={`${openDifferences} ${openDifferences === 1 ? "difference" : "differences"} open`}
        />
      )}
      {newer && <Badge tone="neutral" word="Superseded" icon="history" />}
      <span className="grow" />
      {isDemo && <span className="demo only-wide">Demo data</span>}
      <Neighbours page={page} />
    </header>
  );
}

function Neighbours({ page }: { page: ViewerPage }) {
  const groups = groupMedia(page.media);
  const at = groups.findIndex((group) => group.some(({ id }) => id === page.medium.id));
  if (groups.length < 2) return null;
  const hrefOf = (index: number) => {
    const first = groups[index]?.[0];
    return first && viewerHref(page, first.id);
  };
  return (
    <nav className="row gap-1" aria-label="Documents">
      <span className="meta only-wide nowrap">
        Document {at + 1} of {groups.length}
      </span>
      <Step href={hrefOf(at - 1)} label="Previous document" icon="chevron-left" />
      <Step href={hrefOf(at + 1)} label="Next document" icon="chevron-right" />
    </nav>
  );
}

function Step({
  href,
  label,
  icon,
}: {
  href?: string;
  label: string;
  icon: "chevron-left" | "chevron-right";
}) {
  if (href)
    return <LinkButton small className="btn-icon" icon={icon} href={href} aria-label={label} title={label} />;
  return (
    <button
      type="button"
      className="btn btn-small btn-icon"
      aria-disabled="true"
      aria-label={`${label}: there is none`}
    >
      <Icon name={icon} size={14} />
    </button>
  );
}
