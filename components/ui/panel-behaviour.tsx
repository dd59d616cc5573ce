// What the panel around it can do with JavaScript: take the focus, close by Esc, give the focus back, ask when dirty.
"use client";
import { type RefObject, useEffect, useRef, useState } from "react";

/** Rendered inside the panel; finds it by where it stands. */
export function PanelBehaviour() {
  const mark = useRef<HTMLSpanElement>(null);
  const question = useRef<HTMLDialogElement>(null);
  const [way, setWay] = useState<{ go: () => void }>();
  const isDirty = useRef(false);
  useEffect(() => {
    const panel = mark.current?.closest<HTMLElement>(".panel");
    if (!panel) return;
    const ask = (go: () => void) => {
      setWay({ go });
      question.current?.showModal();
    };
    const shut = [liven(panel, isDirty, ask), holdPage(isDirty, ask)];
    return () => {
      for (const undo of shut) undo();
    };
  }, []);
  const leave = () => {
    isDirty.current = false;
    question.current?.close();
    way?.go();
  };
  return (
    <>
      <span ref={mark} hidden />
      <dialog className="dialog" ref={question} aria-labelledby="panel-leave">
        <h2 id="panel-leave">Leave without saving?</h2>
        <p>What you typed here is not stored yet.</p>
        <div className="row">
          <button type="button" className="btn btn-primary" onClick={() => question.current?.close()}>
            Keep editing
          </button>
          <button type="button" className="btn" onClick={leave}>
            Discard what I typed
          </button>
        </div>
      </dialog>
    </>
  );
}

type Ask = (go: () => void) => void;

/** Reloading and closing ask in the browser's own words; going back asks in ours, where the browser lets it be held. */
function holdPage(isDirty: RefObject<boolean>, ask: Ask) {
  const warn = (event: BeforeUnloadEvent) => {
    if (isDirty.current) event.preventDefault();
  };
  const hold = (event: NavigateEvent) => {
    if (!isDirty.current || event.navigationType !== "traverse" || !event.cancelable) return;
    event.preventDefault();
    const { key } = event.destination;
    ask(() => window.navigation.traverseTo(key));
  };
  const traffic = "navigation" in window ? window.navigation : null;
  window.addEventListener("beforeunload", warn);
  traffic?.addEventListener("navigate", hold);
  return () => {
    window.removeEventListener("beforeunload", warn);
    traffic?.removeEventListener("navigate", hold);
  };
}

/** Gives back how to undo it all, which is also when the focus returns. */
function liven(panel: HTMLElement, isDirty: RefObject<boolean>, ask: Ask) {
  const cameFrom = document.activeElement;
  focusFirst(panel);
  const taint = () => {
    isDirty.current = true;
  };
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    // Else the same key would shut the question that it has just opened.
    event.preventDefault();
    panel.querySelector<HTMLElement>("[data-close]")?.click();
  };
  const askFirst = (event: MouseEvent) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a[href]");
    if (!link || !isDirty.current || staysHere(event, link)) return;
    event.preventDefault();
    event.stopPropagation();
    ask(() => link.click());
  };
  panel.addEventListener("input", taint);
  document.addEventListener("keydown", closeByKey);
  document.addEventListener("click", askFirst, true);
  return () => {
    panel.removeEventListener("input", taint);
    document.removeEventListener("keydown", closeByKey);
    document.removeEventListener("click", askFirst, true);
    giveFocusBack(cameFrom, panel.dataset.opener);
  };
}

function focusFirst(panel: HTMLElement) {
  if (panel.contains(document.activeElement)) return;
  const chosen = panel.querySelector<HTMLElement>("form input[type=radio]:checked");
  const first = panel.querySelector<HTMLElement>(
    "form :is(input:not([type=hidden]), select, textarea), .panel-body :is(a, button)",
  );
  (panel.querySelector<HTMLElement>("[role=alert]") ?? chosen ?? first ?? panel.querySelector("h2"))?.focus();
}

/** Jumps within the page and new tabs lose nothing. */
function staysHere(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const isNewTab = event.ctrlKey || event.metaKey || event.shiftKey || link.target === "_blank";
  return isNewTab || link.download !== "" || link.getAttribute("href")?.startsWith("#") === true;
}

function giveFocusBack(cameFrom: Element | null, opener?: string) {
  const isGone = !(cameFrom instanceof HTMLElement) || cameFrom === document.body || !cameFrom.isConnected;
  const shutMenu = isGone ? null : cameFrom.closest("details:not([open])");
  const target = isGone
    ? document.getElementById(opener ?? "")
    : (shutMenu?.querySelector("summary") ?? cameFrom);
  if (target instanceof HTMLElement) target.focus();
}
