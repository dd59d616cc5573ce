// The page before the office: a form on the left, the guilloche on the right. Names no customer and nobody else.
import type { ReactNode } from "react";
import { Brand } from "./brand";

/** `lede` says why one is here ("You were signed out after 15 minutes without activity."). */
export function DoorPage({
  title,
  lede,
  children,
  foot,
}: {
  title: string;
  lede?: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
}) {
  return (
    <div className="door">
      <main className="door-form" id="main" tabIndex={-1}>
        <Brand />
        <h1>{title}</h1>
        <p className="lede">{lede}</p>
        {children}
        {foot && <div className="meta door-foot">{foot}</div>}
      </main>
      <div className="door-art" aria-hidden="true" />
    </div>
  );
}
