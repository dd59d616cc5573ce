// Under a new password: how hard it is to guess, judged in the browser while one types. Nothing is sent for it; the rule is
// the server's. Without JavaScript there is nothing to see.
"use client";
import { useEffect, useState } from "react";
import type { Strength } from "@/lib/passwords/strength";

/** Words near at hand, which a guesser tries first. */
export interface About {
  name?: string;
  email?: string;
  banks?: readonly string[];
}

/** After this long without a key: the estimate takes a moment, and a screen reader should not hear each one. */
const pauseMs = 300;

export function PasswordStrength({ typed, about }: { typed: string; about?: About }) {
  const [strength, setStrength] = useState<Strength>();
  const key = JSON.stringify(about ?? {});
  useEffect(() => {
    setStrength((before) => (typed === "" ? undefined : before));
    if (typed === "") return;
    let isStale = false;
    const judge = async () => {
      const { rateStrength } = await import("@/lib/passwords/strength");
      if (!isStale) setStrength(rateStrength(typed, JSON.parse(key)));
    };
    const soon = setTimeout(() => void judge(), pauseMs);
    return () => {
      isStale = true;
      clearTimeout(soon);
    };
  }, [typed, key]);
  return (
    <div className="strength" data-bars={strength?.bars ?? 0}>
      {strength && (
        <div className="bars" aria-hidden="true">
          {[1, 2, 3, 4].map((bar) => (
            <i key={bar} className={bar <= strength.bars ? "on" : undefined} />
          ))}
        </div>
      )}
      <p aria-live="polite">
        {strength && (
          <>
            <b>{strength.word}</b> {strength.says}
          </>
        )}
      </p>
    </div>
  );
}
