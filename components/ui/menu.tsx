// A menu under its button: <details>, so that it opens without JavaScript; with it, it also closes by itself.
"use client";
import { type ReactNode, useEffect, useRef } from "react";

/** `button` is drawn inside <summary className={buttonClassName}>; without words in it, give `buttonLabel`. */
export function Menu({
  button,
  buttonClassName = "btn",
  buttonLabel,
  id,
  children,
  className = "",
}: {
  button: ReactNode;
  buttonClassName?: string;
  buttonLabel?: string;
  /** Of the summary: a panel's `opener`. */
  id?: string;
  children: ReactNode;
  className?: string;
}) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => (box.current ? liven(box.current) : undefined), []);
  return (
    <details className="menu-box" ref={box}>
      <summary className={buttonClassName} aria-label={buttonLabel} id={id}>
        {button}
      </summary>
      <div className={`menu ${className}`}>{children}</div>
    </details>
  );
}

/** Adds keys and closing by itself; gives back how to take them away again. */
function liven(details: HTMLDetailsElement) {
  const shutFromOutside = (event: Event) => {
    if (details.open && event.target instanceof Node && !details.contains(event.target)) details.open = false;
  };
  const shutAfterChoice = (event: Event) => {
    if (event.target instanceof Element && event.target.closest(".menu a")) details.open = false;
  };
  const steer = (event: KeyboardEvent) => {
    if (event.key === "Escape" && details.open) {
      event.preventDefault();
      details.open = false;
      details.querySelector("summary")?.focus();
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(details, event.key === "ArrowDown" ? 1 : -1);
    }
  };
  document.addEventListener("pointerdown", shutFromOutside);
  document.addEventListener("focusin", shutFromOutside);
  details.addEventListener("click", shutAfterChoice);
  details.addEventListener("keydown", steer);
  return () => {
    document.removeEventListener("pointerdown", shutFromOutside);
    document.removeEventListener("focusin", shutFromOutside);
    details.removeEventListener("click", shutAfterChoice);
    details.removeEventListener("keydown", steer);
  };
}

/** Arrows walk through what can be chosen, round and round. */
function step(details: HTMLDetailsElement, by: 1 | -1) {
  details.open = true;
  const items = [...details.querySelectorAll<HTMLElement>(".menu :is(a, button, [tabindex])")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (by > 0 ? 0 : items.length - 1) : (at + by + items.length) % items.length;
  items[next]?.focus();
}
