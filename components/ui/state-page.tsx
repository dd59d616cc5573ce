// A whole page that says why there is nothing to see: not found, not allowed, broken.
import type { ReactNode } from "react";
import type { Tone } from "./badge";
import { Icon, type IconName } from "./icon";

/** `code` is the small print ("404 · request 01JD…"). */
export function StatePage({
  tone,
  icon,
  title,
  lede,
  children,
  code,
}: {
  tone: Tone;
  icon: IconName;
  title: string;
  lede: ReactNode;
  children?: ReactNode;
  code?: ReactNode;
}) {
  return (
    <div className="page-body">
      <div className={`state is-${tone}`}>
        <span className="state-ring">
          <Icon name={icon} size={20} />
        </span>
        <h1>{title}</h1>
        <p>{lede}</p>
        {children}
        {code && <p className="meta">{code}</p>}
      </div>
    </div>
  );
}
