// Something that may be done for a few seconds only: an offer to undo. Without JavaScript it stays, and the server decides.
"use client";
import { type ReactNode, useEffect, useState } from "react";

export function Passing({ seconds, children }: { seconds: number; children: ReactNode }) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const end = setTimeout(() => setOver(true), seconds * 1000);
    return () => clearTimeout(end);
  }, [seconds]);
  return isOver ? null : children;
}
