// Digits choose among the tiles of the group this is rendered in.
"use client";
import { useEffect, useRef } from "react";

const typing = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

/** Renders nothing that can be seen; finds its <fieldset> by where it stands. */
export function OptionKeys() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const choose = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
      if (event.target instanceof Element && event.target.matches(typing)) return;
      const radios = mark.current
        ?.closest("fieldset")
        ?.querySelectorAll<HTMLInputElement>("input[type=radio]");
      const radio = radios?.[Number(event.key) - 1];
      if (!radio) return;
      event.preventDefault();
      radio.click();
      radio.focus();
    };
    document.addEventListener("keydown", choose);
    return () => document.removeEventListener("keydown", choose);
  }, []);
  return <span ref={mark} hidden />;
}
