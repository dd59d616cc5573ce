"use client";
// On a phone the rare tools stand together under one button.
import { Go } from "@/components/ui/go";
import { Icon } from "@/components/ui/icon";
import type { DeskProps } from "./types";

type Props = Pick<DeskProps, "choices"> & { turnLeft: () => void; openFull: () => void };

export function RareTools({ choices, turnLeft, openFull }: Props) {
  return (
    <details className="v-pop needs-script" data-pop="more">
      <summary className="tool" aria-label="More tools" title="More tools">
        <Icon name="ellipsis" />
      </summary>
      <ul className="menu" aria-label="More tools">
        <li>
          <button type="button" onClick={turnLeft}>
            <Icon name="rotate-ccw" /> Turn left
          </button>
        </li>
        <li>
          <button type="button" onClick={openFull}>
            <Icon name="expand" /> Full screen
          </button>
        </li>
        {choices.map(({ id, label, href }) => (
          <li key={id}>
            <Go href={href} scroll={false}>
              <Icon name="columns-2" /> Lay beside: {label}
            </Go>
          </li>
        ))}
      </ul>
    </details>
  );
}
