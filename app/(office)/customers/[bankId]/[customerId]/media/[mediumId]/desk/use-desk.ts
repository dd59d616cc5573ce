"use client";
// The state of one desk: which page, how it lies, inverted or not; and everything that can be done to it.
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import {
  type Box,
  fitZoom,
  keepInSight,
  nextZoom,
  type Size,
  turnBy,
  type View,
  viewOfBoxes,
  zoomAround,
} from "@/lib/viewer/view";
import { keepTurn, keptTurn } from "./kept-turn";

type Point = { x: number; y: number };
interface Lying {
  view: View;
  /** The whole of it is seen, also when the window changes. */
  isFit: boolean;
}

export interface DeskDeeds {
  zoomBy: (by: 1 | -1) => void;
  zoomTo: (zoom: number) => void;
  /** Times so much, around a point: two fingers report within one frame, so each starts from where the other ended. */
  scaleBy: (factor: number, point: Point) => void;
  fit: () => void;
  turn: (by: 1 | -1) => void;
  /** So much further. */
  move: (x: number, y: number) => void;
  /** The picture's middle so far from the desk's. */
  moveTo: (x: number, y: number) => void;
  goTo: (page: number) => void;
  invert: () => void;
  showBoxes: (boxes: readonly Box[]) => void;
}

export interface DeskState {
  stage: RefObject<HTMLDivElement | null>;
  /** Null until the desk was measured: without JavaScript it stays so. */
  lying: Lying | null;
  page: number;
  isInverted: boolean;
  deeds: DeskDeeds;
}

const sizeOf = (element: HTMLElement): Size => ({ width: element.clientWidth, height: element.clientHeight });
const fitted = (picture: Size, desk: Size, turn: number): Lying => ({
  view: { zoom: fitZoom(picture, desk, turn), x: 0, y: 0, turn },
  isFit: true,
});

export function useDesk(pages: readonly Size[], firstPage: number, turnKey: string): DeskState {
  const stage = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState(firstPage);
  const [lying, setLying] = useState<Lying | null>(null);
  const [isInverted, setInverted] = useState(false);
  const picture = pages[page - 1] ?? { width: 800, height: 600 };
  const { width, height } = picture;

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const measure = () =>
      setLying((was) =>
        was && !was.isFit
          ? was
          : fitted({ width, height }, sizeOf(element), was ? was.view.turn : keptTurn(turnKey)),
      );
    // What can be moved by the arrow keys can have the focus: only where a script moves it.
    element.tabIndex = 0;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [width, height, turnKey]);

  const change = useCallback(
    (next: (view: View, desk: Size) => View) => {
      const element = stage.current;
      if (!element) return;
      setLying((was) =>
        was ? { view: keepInSight(next(was.view, sizeOf(element)), { width, height }), isFit: false } : was,
      );
    },
    [width, height],
  );
  const refit = (turn: number) => {
    if (stage.current) setLying(fitted(picture, sizeOf(stage.current), turn));
  };
  const deeds: DeskDeeds = {
    zoomBy: (by) => change((view) => zoomAround(view, nextZoom(view.zoom, by))),
    zoomTo: (zoom) => change((view) => zoomAround(view, zoom)),
    scaleBy: (factor, point) => change((view) => zoomAround(view, view.zoom * factor, point)),
    fit: () => refit(lying?.view.turn ?? 0),
    turn: (by) => {
      const { turn } = turnBy(lying?.view ?? { zoom: 1, x: 0, y: 0, turn: 0 }, by);
      keepTurn(turnKey, turn);
      refit(turn);
    },
    move: (x, y) => change((view) => ({ ...view, x: view.x + x, y: view.y + y })),
    moveTo: (x, y) => change((view) => ({ ...view, x, y })),
    goTo: (next) => setPage(Math.min(Math.max(next, 1), Math.max(pages.length, 1))),
    invert: () => setInverted((was) => !was),
    showBoxes: (boxes) => {
      const [first] = boxes;
      if (!first) return;
      setPage(Math.min(Math.max(first.page, 1), Math.max(pages.length, 1)));
      change((view, desk) => viewOfBoxes(boxes, pages[first.page - 1] ?? picture, desk, view.turn));
    },
  };
  return { stage, lying, page, isInverted, deeds };
}
