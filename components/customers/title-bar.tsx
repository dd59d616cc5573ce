// The top of a customer's file: who, which number, in which state, and what one can do.
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge, type BadgeModel, Due, Tag } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";

/** `sections` are the jump links a phone shows; `menu` is the Add menu, `actions` what stands beside it. */
export type TitleBarProps = {
  name: string;
  number: string;
  tags?: string[];
  status: BadgeModel;
  due?: Partial<BadgeModel> & { word: string };
  sections?: { id: string; label: string }[];
  menu?: ReactNode;
  actions?: ReactNode;
};

export function TitleBar({
  name,
  number,
  tags = [],
  status,
  due,
  sections = [],
  menu,
  actions,
}: TitleBarProps) {
  const hasActions = Boolean(menu || actions);
  return (
    <div className="title-bar">
      <Avatar name={name} large />
      <div className="who">
        <h1>{name}</h1>
        <div className="row wrap gap-1 meta">
          <span className="id">No. {number}</span>
          <CopyButton value={number} what="customer number" />
          {tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </div>
      </div>
      <span className="grow" />
      <div className="row state-line">
        <Badge {...status} />
        {due && <Due {...due} />}
      </div>
      {hasActions && <span className="sep" />}
      {hasActions && (
        <div className="row acts">
          {menu}
          {actions}
        </div>
      )}
      {sections.length > 0 && (
        <nav className="sections" aria-label="Sections">
          {sections.map(({ id, label }) => (
            <a key={id} href={`#${id}`}>
              {label}
            </a>
          ))}
        </nav>
      )}
    </div>
  );
}
