// "79 of 2,000": counts while one types. Without JavaScript it only tells the limit.
"use client";
import { useEffect, useState } from "react";

const grouped = new Intl.NumberFormat("en-GB");

/** `of` is the id of the control that is counted. */
export function CharacterCount({ of, max }: { of: string; max: number }) {
  const [count, setCount] = useState<number>();
  useEffect(() => {
    const control = document.getElementById(of);
    if (!(control instanceof HTMLTextAreaElement)) return;
    const read = () => setCount(control.value.length);
    read();
    control.addEventListener("input", read);
    return () => control.removeEventListener("input", read);
  }, [of]);
  if (count === undefined) return <span>at most {grouped.format(max)} characters</span>;
  return (
    <span className="nowrap">
      {grouped.format(count)} of {grouped.format(max)}
    </span>
  );
}
