"use client";
// Fields on the left, scan on the right, and the divider between them: dragged, or moved by the arrow keys, and remembered.
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";
import { Group, type Layout, Panel, Separator, useGroupRef } from "react-resizable-panels";
import { keptSplit, MOST_FIELDS } from "@/lib/viewer/split";

const wide = "(min-width: 1024px)";
function listenToWidth(tell: () => void) {
  const query = matchMedia(wide);
  query.addEventListener("change", tell);
  return () => query.removeEventListener("change", tell);
}
/** Below that the scan stands over the fields (viewer.css), and there is nothing to divide. */
const useIsWide = () =>
  useSyncExternalStore(
    listenToWidth,
    () => matchMedia(wide).matches,
    () => true,
  );

interface Props {
  /** Percent of the width for the fields. */
  share: number;
  hasBeside: boolean;
  fields: ReactNode;
  desks: ReactNode;
}

/** Keeps what a person chose; the first report, and one after the window itself changed, are nobody's wish. */
function useKeptSplit(hasBeside: boolean) {
  const seen = useRef<{ share: number; width: number } | null>(null);
  return ({ fields: share }: Layout) => {
    const was = seen.current;
    if (share === undefined) return;
    seen.current = { share, width: window.innerWidth };
    if (!was || was.width !== window.innerWidth || Math.abs(share - was.share) < 0.1) return;
    // A browser without it forgets, and that is all.
    void window.cookieStore?.set(keptSplit(share, hasBeside));
  };
}

export function Split({ share, hasBeside, fields, desks }: Props) {
  const isWide = useIsWide();
  const keep = useKeptSplit(hasBeside);
  const group = useGroupRef();
  const wasWide = useRef(true);
  // A window opened small squeezed both to their least: widened, it is as on any wide one.
  useEffect(() => {
    if (isWide && !wasWide.current) group.current?.setLayout({ fields: share, scan: 100 - share });
    wasWide.current = isWide;
  }, [isWide, share, group]);
  return (
    <Group
      groupRef={group}
      className="v-split"
      disabled={!isWide}
      defaultLayout={{ fields: share, scan: 100 - share }}
      onLayoutChanged={keep}
    >
      <Panel
        id="fields"
        className="v-fields"
        defaultSize={`${share}%`}
        // Where four columns of fields still fit.
        minSize={hasBeside ? 300 : 420}
        maxSize={`${MOST_FIELDS}%`}
      >
        {fields}
      </Panel>
      <Separator
        className="v-divider"
        aria-label="Divider between fields and scan"
        title="Drag, or use the arrow keys, to give the fields or the scan more room"
      />
      <Panel id="scan" className="v-desks">
        {desks}
      </Panel>
    </Group>
  );
}
