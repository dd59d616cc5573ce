// The documents on file, with how each stands today.
import { Badge, type BadgeModel } from "@/components/ui/badge";
import { type Action, ActionButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Country } from "@/components/ui/country";
import { Empty } from "@/components/ui/empty";
import { Go } from "@/components/ui/go";
import { Need } from "@/components/ui/note";
import { type Ask, RequestRole } from "@/components/ui/request-role";
import { type DocumentShape, DocumentThumb } from "./document-thumb";

export type DocumentTile = {
  id: string;
  shape: DocumentShape;
  /** "Passport". */
  type: string;
  number?: string;
  country?: { code: string; name: string };
  /** "2 scans · 2 checks". */
  detail?: string;
  /** "Expired 5 Nov 2026", "Expires in 12 d", "Until 5 Nov 2030", "No expiry". */
  status: BadgeModel;
  isLit?: boolean;
  /** Where it is edited. */
  href?: string;
};

/** The element id of a document's tile: chips of the story lead to it, and it lights up. */
export function tileId(documentId: string): string {
  return `doc-${documentId}`;
}

/** `scansNeed`: the role that is missing to see scans; said once, at the foot. */
export function DocumentsCard({
  tiles,
  add,
  scansNeed,
  ask,
}: {
  tiles: DocumentTile[];
  add?: Action;
  scansNeed?: string;
  ask?: Ask;
}) {
  return (
    <Card id="docs-h" title="Documents" action={<ActionButton action={add} label="Add" of="document" />}>
      {tiles.length === 0 ? (
        <Empty>No document is on file.</Empty>
      ) : (
        <ul className="list mt-1">
          {tiles.map((tile) => (
            <Tile key={tile.id} {...tile} />
          ))}
        </ul>
      )}
      {scansNeed && (
        <div className="card-foot">
          <Need>
            Scans need <span className="mono">{scansNeed}</span>{" "}
            {ask && <RequestRole ask={ask} needs={scansNeed} />}
          </Need>
        </div>
      )}
    </Card>
  );
}

function Tile({ id, shape, type, number, country, detail, status, isLit, href }: DocumentTile) {
  return (
    <li className={isLit ? "doc lit" : "doc"} id={tileId(id)}>
      <DocumentThumb shape={shape} />
      <div className="min-w-0">
        <p className="row">
          {href ? (
            <Go className="plain cut" href={href} scroll={false}>
              <b>{type}</b>
            </Go>
          ) : (
            <b className="cut">{type}</b>
          )}
          {country && <Country {...country} />}
        </p>
        <p className="meta wrap-anywhere">
          {number && <span className="id">{number}</span>}
          {number && detail && " · "}
          {detail}
        </p>
      </div>
      <Badge {...status} />
    </li>
  );
}
