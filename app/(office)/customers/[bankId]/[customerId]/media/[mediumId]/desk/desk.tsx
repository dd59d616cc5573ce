"use client";
// One medium on the dark desk: tools above, the picture below.
import { type ReactNode, useRef } from "react";
import { Beside, Download } from "./more-tools";
import { PageStrip } from "./page-strip";
import { RareTools } from "./rare-tools";
import { Stage } from "./stage";
import { Tool, Tools } from "./toolbar";
import type { DeskProps } from "./types";
import { type DeskDeeds, useDesk } from "./use-desk";
import { useFieldBoxes } from "./use-field-boxes";
import { useGestures } from "./use-gestures";
import { type Keys, useKeys } from "./use-keys";
import { Video } from "./video";

const STEP = 60;

/** Opens a menu of this desk and puts the focus into it; what has no room of its own stands under More. */
function openPop(desk: HTMLElement | null, name: string) {
  const [named, more] = [name, "more"].map((one) =>
    desk?.querySelector<HTMLDetailsElement>(`details[data-pop=${one}]`),
  );
  const pop = named?.checkVisibility() ? named : more;
  if (!pop) return;
  pop.open = true;
  pop.querySelector<HTMLElement>("input:not([type=hidden]), a")?.focus();
}

function shutPops(desk: HTMLElement | null) {
  for (const pop of desk?.querySelectorAll<HTMLDetailsElement>("details[open]") ?? []) {
    pop.open = false;
    pop.querySelector("summary")?.focus();
  }
}

const openFull = (desk: HTMLElement | null) =>
  document.fullscreenElement ? document.exitFullscreen() : desk?.requestFullscreen?.();

export function Desk(props: DeskProps & { children?: ReactNode }) {
  return props.kind === "video" ? <VideoDesk {...props} /> : <PictureDesk {...props} />;
}

interface Keyed {
  deeds: DeskDeeds;
  page: number;
  pages: number;
  desk: () => HTMLElement | null;
}

/** With several pages left and right turn them; a single one they move. */
function keysOf({ deeds, page, pages, desk }: Keyed): Keys {
  const { zoomBy, zoomTo, fit, invert, turn, move, goTo } = deeds;
  const turnPage = (by: 1 | -1) => (pages > 1 ? goTo(page + by) : move(-by * STEP, 0));
  return {
    ...{ "+": () => zoomBy(1), "=": () => zoomBy(1), "-": () => zoomBy(-1), "0": () => zoomTo(1) },
    ...{ f: fit, i: invert, "[": () => turn(-1), "]": () => turn(1) },
    ...{ arrowleft: () => turnPage(-1), arrowright: () => turnPage(1) },
    ...{ arrowup: () => move(0, STEP), arrowdown: () => move(0, -STEP) },
    ...{ "shift+arrowup": () => move(0, STEP), "shift+arrowdown": () => move(0, -STEP) },
    ...{ "shift+arrowleft": () => move(STEP, 0), "shift+arrowright": () => move(-STEP, 0) },
    ...{ d: () => openPop(desk(), "download"), "2": () => openPop(desk(), "beside") },
    ...{ "shift+f": () => void openFull(desk()), escape: () => shutPops(desk()) },
  };
}

function PictureDesk(props: DeskProps & { children?: ReactNode }) {
  const { label, pages, firstPage, turnKey, choices, closeHref, download, isFirst, children } = props;
  const desk = useRef<HTMLElement>(null);
  const { stage, lying, page, isInverted, deeds } = useDesk(pages, firstPage, turnKey);
  const boxes = useFieldBoxes(isFirst, deeds.showBoxes);
  useGestures(stage, lying && { deeds, ...lying });
  useKeys(desk, isFirst, keysOf({ deeds, page, pages: pages.length, desk: () => desk.current }));
  const { src, alt, thumbnail, watermark, ribbon } = props;
  return (
    <section ref={desk} className="v-desk" aria-label={label} data-desk="">
      <div className="v-bar">
        <Tools
          {...{ deeds, page, isInverted }}
          zoom={lying?.view.zoom ?? null}
          turn={lying?.view.turn ?? 0}
          pages={pages.length}
        />
        <div className="v-right">
          <Beside choices={choices} closeHref={closeHref} />
          <span className="needs-script">
            <Tool
              label="Full screen"
              keys="Shift F"
              icon="expand"
              deed={() => void openFull(desk.current)}
              isRare
            />
          </span>
          <RareTools
            choices={choices}
            turnLeft={() => deeds.turn(-1)}
            openFull={() => void openFull(desk.current)}
          />
          <Download download={download} />
        </div>
      </div>
      <Stage
        {...{ stage, lying, page, isInverted, boxes, src, alt, thumbnail, watermark, ribbon }}
        kind={props.kind === "pdf" ? "pdf" : "image"}
        picture={pages[page - 1] ?? { width: 800, height: 600 }}
      />
      {props.kind === "pdf" && pages.length > 1 && <PageStrip {...{ src, pages, page }} goTo={deeds.goTo} />}
      {children}
    </section>
  );
}

function VideoDesk(props: DeskProps & { children?: ReactNode }) {
  const { label, choices, closeHref, download, isFirst, children } = props;
  const desk = useRef<HTMLElement>(null);
  useKeys(desk, isFirst, {
    d: () => openPop(desk.current, "download"),
    "2": () => openPop(desk.current, "beside"),
    escape: () => shutPops(desk.current),
  });
  return (
    <section ref={desk} className="v-desk" aria-label={label} data-desk="">
      <div className="v-bar">
        <span className="v-tools" />
        <Beside choices={choices} closeHref={closeHref} />
        <Download download={download} />
      </div>
      <Video {...props} />
      {children}
    </section>
  );
}
