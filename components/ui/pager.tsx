// Keyset pager: there are no page numbers, only a way back and a way on.
import type { ReactNode } from "react";
import { LinkButton } from "./button";

function Step({ href, label, why }: { href?: string; label: string; why: string }) {
  if (href) {
    return (
      <LinkButton small href={href}>
        {label}
      </LinkButton>
    );
  }
  return (
    <button type="button" className="btn btn-small" aria-disabled="true" title={why}>
      {label}
    </button>
  );
}

/** `previous` and `next` are addresses; without one the button stays, dashed, and says that there is no more. */
export function Pager({
  shown,
  previous,
  next,
  labels = ["Previous", "Next"],
}: {
  shown: ReactNode;
  previous?: string;
  next?: string;
  labels?: [string, string];
}) {
  return (
    <nav className="pager" aria-label="Pages">
      <span>{shown}</span>
      <span className="row">
        <Step href={previous} label={labels[0]} why="This is the first page" />
        <Step href={next} label={labels[1]} why="This is the last page" />
      </span>
    </nav>
  );
}
