// The customer's addresses, each as the country writes it.
import type { ReactNode } from "react";
import { Badge, type BadgeModel, Tag } from "@/components/ui/badge";
import { type Action, ActionButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { Go } from "@/components/ui/go";
import { Icon } from "@/components/ui/icon";
import { Need } from "@/components/ui/note";
import { type Ask, RequestRole } from "@/components/ui/request-role";

export type AddressRow = {
  id: string;
  /** As printed on an envelope, the country last. */
  lines: string[];
  tags?: string[];
  status?: BadgeModel;
  editHref?: string;
  /** Delete. */
  actions?: ReactNode;
};

/** `needs`: the role without which nothing may be listed. `notice`: the offer to undo a deletion. */
export function AddressesCard({
  rows,
  add,
  needs,
  ask,
  notice,
}: {
  rows: AddressRow[];
  add?: Action;
  needs?: string;
  ask?: Ask;
  notice?: ReactNode;
}) {
  return (
    <Card id="addr-h" title="Addresses" action={<ActionButton action={add} label="Add" of="address" />}>
      {notice}
      {needs && (
        <Empty>
          <Need>
            Addresses need <span className="mono">{needs}</span>{" "}
            {ask && <RequestRole ask={ask} needs={needs} />}
          </Need>
        </Empty>
      )}
      {!needs && rows.length === 0 && <Empty>No address is known.</Empty>}
      {!needs && rows.length > 0 && (
        <ul className="list">
          {rows.map((row) => (
            <Address key={row.id} {...row} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Address({ id, lines, tags = [], status, editHref, actions }: AddressRow) {
  return (
    <li id={`address-${id}`}>
      <div className="row items-start">
        <address className="grow wrap-anywhere">
          {lines.map((line) => (
            <span className="block" key={line}>
              {line}
            </span>
          ))}
        </address>
        {editHref && (
          <Go
            className="copy"
            href={editHref}
            aria-label={`Edit address ${lines[0] ?? ""}`}
            title="Edit"
            scroll={false}
          >
            <Icon name="pencil" />
          </Go>
        )}
        {actions}
      </div>
      {(tags.length > 0 || status) && (
        <p className="row wrap gap-1 mt-1">
          {tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
          {status && <Badge {...status} />}
        </p>
      )}
    </li>
  );
}
