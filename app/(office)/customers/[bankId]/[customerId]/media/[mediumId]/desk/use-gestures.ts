"use client";
// Drag to move, pinch to zoom, wheel to zoom: native listeners, since the wheel must be able to stop the page's scrolling.
import { type RefObject, useEffect, useRef } from "react";
import type { View } from "@/lib/viewer/view";
import type { DeskDeeds } from "./use-desk";

type Point = { x: number; y: number };
interface Live {
  deeds: DeskDeeds;
  view: View;
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

/** A finger (or the mouse): where it is, and where the picture lies as seen from it, unless that has to be found anew. */
interface Finger {
  at: Point;
  grip: Point | null;
}

/** The picture stays under the finger, also after it was held back at the desk's edge. */
function drag(finger: Finger, here: Point, { deeds, view }: Live) {
  finger.grip ??= { x: view.x - finger.at.x, y: view.y - finger.at.y };
  deeds.moveTo(here.x + finger.grip.x, here.y + finger.grip.y);
}

function listen(stage: HTMLElement, live: () => Live | null) {
  const fingers = new Map<number, Finger>();
  const letGo = () => {
    for (const finger of fingers.values()) finger.grip = null;
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || (event.target as Element).closest("a, button, input, summary, video")) return;
    fingers.set(event.pointerId, { at: { x: event.clientX, y: event.clientY }, grip: null });
    letGo();
    // What is dragged out of the desk still ends here. (A finger is captured by itself.)
    if (event.pointerType === "mouse") stage.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    const finger = fingers.get(event.pointerId);
    const desk = live();
    if (!finger || !desk) return;
    const here = { x: event.clientX, y: event.clientY };
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1].at;
    // One finger on a picture that is seen whole scrolls the page.
    const isScrolling = event.pointerType === "touch" && desk.isFit;
    if (other) pinch(stage, desk, { before: finger.at, here, other });
    else if (!isScrolling) drag(finger, here, desk);
    finger.at = here;
  };
  const up = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    letGo();
  };
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
