"use client";
// j and k walk through the queue, Enter opens what has the focus, e opens the first: only where nobody is typing.
import { useEffect } from "react";

export function QueueKeys() {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isTaken = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.closest("input, textarea, select, [contenteditable], [role=dialog]");
      if (isTaken || isTyping) return;
      const links = [...document.querySelectorAll<HTMLElement>("a[data-queue]")];
      if (event.key === "e") links[0]?.click();
      if (event.key !== "j" && event.key !== "k") return;
      const at = links.indexOf(document.activeElement as HTMLElement);
      const next = event.key === "j" ? at + 1 : at < 0 ? links.length - 1 : at - 1;
      links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return null;
}
