"use client";
// Drag to move, pinch to zoom, wheel to zoom: native listeners, since the wheel must be able to stop the page's scrolling.
import { type RefObject, useEffect, useRef } from "react";
import type { DeskDeeds } from "./use-desk";

type Point = { x: number; y: number };
interface Live {
  deeds: DeskDeeds;
  isFit: boolean;
}

const apart = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** A point of the window as seen from the middle of the desk. */
function fromMiddle(stage: HTMLElement, { x, y }: Point): Point {
  const { left, top, width, height } = stage.getBoundingClientRect();
  return { x: x - left - width / 2, y: y - top - height / 2 };
}

/** Where fields and picture lie one over the other the wheel scrolls the page; with Ctrl (or a pinched pad) it zooms. */
const wheelScrolls = (event: WheelEvent) =>
  !event.ctrlKey && !event.metaKey && !matchMedia("(min-width: 1024px)").matches;

export function useGestures(stage: RefObject<HTMLDivElement | null>, live: Live | null): void {
  const now = useRef(live);
  useEffect(() => {
    now.current = live;
  });
  useEffect(() => (stage.current ? listen(stage.current, () => now.current) : undefined), [stage]);
}

function listen(stage: HTMLElement, live: () => Live | null) {
  const fingers = new Map<number, Point>();
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || (event.target as Element).closest("a, button, input, summary, video")) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (event.pointerType === "mouse") stage.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    const before = fingers.get(event.pointerId);
    const desk = live();
    if (!before || !desk) return;
    const here = { x: event.clientX, y: event.clientY };
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    fingers.set(event.pointerId, here);
    if (other) return pinch(stage, desk, { before, here, other });
    // One finger on a picture that is seen whole scrolls the page.
    if (event.pointerType === "touch" && desk.isFit) return;
    desk.deeds.move(here.x - before.x, here.y - before.y);
  };
  const up = (event: PointerEvent) => void fingers.delete(event.pointerId);
  const wheel = (event: WheelEvent) => {
    const desk = live();
    if (!desk || wheelScrolls(event)) return;
    event.preventDefault();
    const at = fromMiddle(stage, { x: event.clientX, y: event.clientY });
    desk.deeds.scaleBy(Math.exp(-Math.min(Math.max(event.deltaY, -100), 100) * 0.002), at);
  };
  const listeners = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up } as const;
  const entries = Object.entries(listeners) as [string, EventListener][];
  for (const [name, listener] of entries) stage.addEventListener(name, listener);
  stage.addEventListener("wheel", wheel, { passive: false });
  return () => {
    for (const [name, listener] of entries) stage.removeEventListener(name, listener);
    stage.removeEventListener("wheel", wheel);
  };
}

function pinch(stage: HTMLElement, desk: Live, points: { before: Point; here: Point; other: Point }) {
  const { before, here, other } = points;
  const factor = apart(here, other) / Math.max(apart(before, other), 1);
  desk.deeds.scaleBy(factor, fromMiddle(stage, between(here, other)));
}
