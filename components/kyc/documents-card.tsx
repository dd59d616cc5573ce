// The documents on file, with how each stands today.
import { type DropOnto, DropTile } from "@/components/media/drop-tile";
import { Badge, type BadgeModel } from "@/components/ui/badge";
import { type Action, ActionButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Country } from "@/components/ui/country";
import { Empty } from "@/components/ui/empty";
import { Go } from "@/components/ui/go";
import { Icon } from "@/components/ui/icon";
import { Need } from "@/components/ui/note";
import { type Ask, RequestRole } from "@/components/ui/request-role";
import { type DocumentShape, DocumentThumb } from "./document-thumb";
import { ScanThumb, type ScanThumbProps } from "./scan-thumb";

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
  /** The first scan of it that was uploaded. */
  scan?: ScanThumbProps;
  /** Where a scan of it is uploaded. */
  uploadHref?: string;
  /** Scans dropped on it are uploaded for it. */
  onto?: DropOnto;
};

/** An uploaded file that belongs to no document. */
export type FileTile = ScanThumbProps & {
  id: string;
  detail: string;
  status?: BadgeModel;
  /** Where it is linked to a document. */
  linkHref?: string;
};

/** The element id of a document's tile: chips of the story lead to it, and it lights up. */
export function tileId(documentId: string): string {
  return `doc-${documentId}`;
}

/** `scansNeed`: the role that is missing to see scans; said once, at the foot. */
export function DocumentsCard({
  tiles,
  files = [],
  add,
  scansNeed,
  ask,
}: {
  tiles: DocumentTile[];
  /** What was uploaded and belongs to none of them. */
  files?: FileTile[];
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
      {files.length > 0 && (
        <>
          <h3 className="meta card-part">Other files</h3>
          <ul className="list">
            {files.map((file) => (
              <OtherFile key={file.id} {...file} />
            ))}
          </ul>
        </>
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

function OtherFile({ id, detail, status, linkHref, ...scan }: FileTile) {
  return (
    <li className="doc" id={`file-${id}`}>
      <ScanThumb {...scan} />
      <div className="min-w-0">
        <p>
          <Go className="plain cut" href={scan.href}>
            <b>{scan.name}</b>
          </Go>
        </p>
        <p className="meta wrap-anywhere">
          {detail}
          {linkHref && (
            <Go className="linkish doc-add" href={linkHref} scroll={false}>
              <Icon name="link" size={14} /> Link to a document<span className="sr-only">: {scan.name}</span>
            </Go>
          )}
        </p>
      </div>
      {status && <Badge {...status} />}
    </li>
  );
}

function Tile(tile: DocumentTile) {
  const { id, shape, type, number, country, detail, status, isLit, href, scan, uploadHref, onto } = tile;
  return (
    <DropTile className={isLit ? "doc lit" : "doc"} id={tileId(id)} onto={onto}>
      {scan ? <ScanThumb {...scan} /> : <DocumentThumb shape={shape} />}
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
          {uploadHref && (
            <Go className="linkish doc-add" href={uploadHref} scroll={false}>
              <Icon name="upload" size={14} /> Add scan<span className="sr-only"> of {type}</span>
            </Go>
          )}
        </p>
      </div>
      <Badge {...status} />
    </DropTile>
  );
}
