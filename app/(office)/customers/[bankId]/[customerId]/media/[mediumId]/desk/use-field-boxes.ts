"use client";
// A field that was read from the scan says where (`data-box`): pointed at or focused, its place is drawn and zoomed to.
import { useEffect, useRef, useState } from "react";
import { type Box, readBoxes } from "@/lib/viewer/view";

const boxesOf = (target: EventTarget | null): Box[] =>
  target instanceof Element ? readBoxes(target.closest("[data-box]")?.getAttribute("data-box")) : [];

export function useFieldBoxes(isListening: boolean, show: (boxes: readonly Box[]) => void): Box[] {
  const [boxes, setBoxes] = useState<Box[]>([]);
  const now = useRef(show);
  useEffect(() => {
    now.current = show;
  });
  useEffect(() => {
    if (!isListening) return;
    const enter = ({ target }: Event) => {
      const found = boxesOf(target);
      if (found.length === 0) return;
      setBoxes(found);
      now.current(found);
    };
    const leave = ({ target }: Event) => {
      if (boxesOf(target).length > 0) setBoxes(boxesOf(document.activeElement));
    };
    document.addEventListener("mouseover", enter);
    document.addEventListener("focusin", enter);
    document.addEventListener("mouseout", leave);
    document.addEventListener("focusout", leave);
    return () => {
      document.removeEventListener("mouseover", enter);
      document.removeEventListener("focusin", enter);
      document.removeEventListener("mouseout", leave);
      document.removeEventListener("focusout", leave);
    };
  }, [isListening]);
  return boxes;
}
