"use client";
// Three steps of one page, by the address's fragment, so that the browser's way back works. Nothing typed is lost.
import { useEffect, useRef, useState } from "react";

export type Step = 1 | 2 | 3;

const stepOf = (hash: string): Step => (hash === "#step-2" ? 2 : hash === "#step-3" ? 3 : 1);

/** `wrong` is the step where a refused form has to be put right. */
export function useSteps(wrong: Step | null) {
  const [step, setStep] = useState<Step>(wrong ?? 1);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = () => setStep(stepOf(window.location.hash));
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, []);
  useEffect(() => {
    if (wrong) setStep(wrong);
  }, [wrong]);
  const go = (to: Step) => {
    window.history.pushState(null, "", `#step-${to}`);
    setStep(to);
    window.scrollTo(0, 0);
    // Once it is drawn: whoever does not see the page hears where he is.
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("[data-current] h1")?.focus());
  };
  return { step, go, box };
}
