// The side panel: the page with ?panel=…, drawn by the server. Without JavaScript its close link leads back to the page.
import type { ReactNode } from "react";
import { Go } from "./go";
import { Icon } from "./icon";
import { PanelBehaviour } from "./panel-behaviour";

/**
 * Children: a <form> with PanelBody and PanelFoot in it, or those two alone.
 * `closeHref`: the page without the panel. `opener`: id of the element that gets the focus back when what opened
 * the panel is gone (after a reload, or inside a shut menu).
 */
export function Panel({
  title,
  aside,
  closeHref,
  opener = "add",
  wide = false,
  children,
}: {
  title: string;
  aside?: ReactNode;
  closeHref: string;
  opener?: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <section
      className={wide ? "panel panel-wide" : "panel"}
      id="panel"
      role="dialog"
      aria-labelledby="panel-title"
      data-opener={opener}
    >
      <div className="panel-head">
        <h2 id="panel-title" tabIndex={-1}>
          {title}
        </h2>
        {aside && <span className="meta">{aside}</span>}
        <Go
          href={closeHref}
          className="btn btn-quiet btn-icon"
          aria-label="Close"
          title="Close  Esc"
          scroll={false}
          data-close=""
        >
          <Icon name="x" />
        </Go>
      </div>
      {children}
      <PanelBehaviour />
    </section>
  );
}

/** The part that scrolls. */
export function PanelBody({ children }: { children: ReactNode }) {
  return <div className="panel-body">{children}</div>;
}

/** The part that stays: who signs on the left, Cancel and the one primary button on the right. */
export function PanelFoot({
  signed,
  closeHref,
  children,
}: {
  signed?: string;
  closeHref?: string;
  children: ReactNode;
}) {
  return (
    <div className="panel-foot">
      <p className="meta grow">{signed}</p>
      {closeHref && (
        <Go href={closeHref} className="btn btn-quiet" scroll={false}>
          Cancel
        </Go>
      )}
      {children}
    </div>
  );
}
