"use client";
// The tools over the picture: each with a name, its key in the tooltip, and what it did said aloud.
import { Icon, type IconName } from "@/components/ui/icon";
import type { DeskDeeds } from "./use-desk";

interface ToolProps {
  label: string;
  keys: string;
  icon: IconName;
  deed: () => void;
  isPressed?: boolean;
  isOff?: boolean;
  /** Left out where there is no room: on a phone. */
  isRare?: boolean;
}

export function Tool({ label, keys, icon, deed, isPressed, isOff = false, isRare = false }: ToolProps) {
  return (
    <button
      type="button"
      className={isRare ? "tool is-rare" : "tool"}
      aria-label={label}
      title={`${label}  ${keys}`}
      aria-pressed={isPressed}
      aria-disabled={isOff || undefined}
      onClick={isOff ? undefined : deed}
    >
      <Icon name={icon} />
    </button>
  );
}

interface Props {
  deeds: DeskDeeds;
  zoom: number | null;
  turn: number;
  page: number;
  pages: number;
  isInverted: boolean;
}

const turnWords = ["", ", turned right", ", upside down", ", turned left"];

export function Tools({ deeds, zoom, turn, page, pages, isInverted }: Props) {
  return (
    <div className="v-tools needs-script" role="group" aria-label="Scan">
      <Tool label="Zoom out" keys="−" icon="zoom-out" deed={() => deeds.zoomBy(-1)} />
      <output className="v-zoom" aria-live="polite">
        <span className="sr-only">Zoom </span>
        {zoom === null ? "" : `${Math.round(zoom * 100)} %`}
        <span className="sr-only">{turnWords[turn]}</span>
      </output>
      <Tool label="Zoom in" keys="+" icon="zoom-in" deed={() => deeds.zoomBy(1)} />
      <Tool label="Fit to window" keys="F" icon="maximize" deed={deeds.fit} />
      <span className="v-sep" />
      <Tool label="Turn left" keys="[" icon="rotate-ccw" deed={() => deeds.turn(-1)} isRare />
      <Tool label="Turn right" keys="]" icon="rotate-cw" deed={() => deeds.turn(1)} />
      <Tool label="Invert" keys="I" icon="contrast" deed={deeds.invert} isPressed={isInverted} />
      {pages > 1 && (
        <span className="v-turning">
          <span className="v-sep" />
          <Tool
            label="Previous page"
            keys="←"
            icon="chevron-left"
            deed={() => deeds.goTo(page - 1)}
            isOff={page <= 1}
          />
          <output className="v-zoom" aria-live="polite">
            Page {page} of {pages}
          </output>
          <Tool
            label="Next page"
            keys="→"
            icon="chevron-right"
            deed={() => deeds.goTo(page + 1)}
            isOff={page >= pages}
          />
        </span>
      )}
    </div>
  );
}
