"use client";
// The desk's keys, while nobody is typing: for the desk that has the focus, or else for the first.
import { type RefObject, useEffect, useRef } from "react";

/** By `KeyboardEvent.key` in small letters; letters and arrows with Shift held as "shift+arrowup". */
export type Keys = Record<string, () => void>;

const isTyping = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement &&
  target.closest("input, textarea, select, video, [contenteditable], [role=dialog]") !== null;

export function useKeys(desk: RefObject<HTMLElement | null>, isFirst: boolean, keys: Keys): void {
  const now = useRef(keys);
  useEffect(() => {
    now.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event)) return;
      const focused = document.activeElement?.closest("[data-desk]") ?? null;
      if (focused ? focused !== desk.current : !isFirst) return;
      // Without the focus on the picture the arrows that scroll the page stay the page's.
      const isOnStage = document.activeElement?.closest(".v-stage") != null;
      if (/^Arrow(Up|Down)$/.test(event.key) && !isOnStage) return;
      const key = event.key.toLowerCase();
      const name = event.shiftKey && /^(arrow.*|[a-z])$/.test(key) ? `shift+${key}` : key;
      const deed = now.current[name];
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [desk, isFirst]);
}
