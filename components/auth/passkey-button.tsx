// Asks the browser for a passkey and sends the form with what it signed. Needs JavaScript; without it there are codes.
"use client";
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from "@simplewebauthn/browser";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

type Props = {
  /** The field of the form that takes the answer. */
  name: string;
  /** What the browser needs; asked for when the button is pressed, or known beforehand. */
  options:
    | PublicKeyCredentialRequestOptionsJSON
    | (() => Promise<PublicKeyCredentialRequestOptionsJSON | null>);
  label: string;
  look?: "outlined" | "primary";
  large?: boolean;
};

const failed = "No passkey was used. Try again, or go on another way.";

export function PasskeyButton({ name, options, label, look = "outlined", large }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [isAble, setAble] = useState(false);
  const [problem, setProblem] = useState("");
  useEffect(() => setAble(browserSupportsWebAuthn()), []);
  async function sign() {
    setProblem("");
    try {
      const optionsJSON = typeof options === "function" ? await options() : options;
      if (!optionsJSON || !field.current) return setProblem(failed);
      field.current.value = JSON.stringify(await startAuthentication({ optionsJSON }));
      field.current.form?.requestSubmit();
    } catch {
      setProblem(failed);
    }
  }
  return (
    <>
      <input type="hidden" name={name} ref={field} defaultValue="" />
      {isAble && (
        <Button
          type="button"
          icon="key-round"
          look={look}
          large={large}
          className="needs-script"
          onClick={sign}
        >
          {label}
        </Button>
      )}
      {problem && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
