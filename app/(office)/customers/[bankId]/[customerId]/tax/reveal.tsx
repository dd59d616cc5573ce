// A masked tax number with its eye. Revealing is recorded; the number is shown for half a minute.
"use client";
import { useActionState, useEffect, useState } from "react";
import { ProofFields } from "@/components/auth/proof-fields";
import { Icon } from "@/components/ui/icon";
import type { FormState } from "@/lib/web/form-state";

export interface Revealed {
  number: string | null;
  message: string | null;
  /** Asked to confirm who acts. */
  refused?: FormState;
}

type Props = {
  action: (state: Revealed, data: FormData) => Promise<Revealed>;
  hidden: Record<string, string>;
  masked: string;
  /** The country's name. */
  of: string;
};

const shownFor = 30_000;

export function RevealNumber({ action, hidden, masked, of }: Props) {
  const [state, send, isPending] = useActionState(action, { number: null, message: null });
  const [hiddenAgain, setHiddenAgain] = useState<Revealed>();
  useEffect(() => {
    if (!state.number) return;
    const end = setTimeout(() => setHiddenAgain(state), shownFor);
    return () => clearTimeout(end);
  }, [state]);
  const number = state === hiddenAgain ? null : state.number;
  return (
    <form action={send} className="one-button">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <span className="id" role="status">
        <span className="sr-only">{number ? "tax number " : "tax number, masked, ends in "}</span>
        {number ?? masked}
      </span>
      {!number && (
        <button
          type="submit"
          className="copy"
          disabled={isPending}
          aria-label={`Reveal the tax number for ${of}. This is recorded`}
          title="Reveal. This is recorded"
        >
          <Icon name="eye" />
        </button>
      )}
      {state.refused && <ProofFields state={state.refused} />}
      {state.message && !state.refused && (
        <span className="error" role="alert">
          {state.message}
        </span>
      )}
    </form>
  );
}
