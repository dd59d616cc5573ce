// Copies a number or a name, and says so. Hidden until the browser can do it.
"use client";
import { useEffect, useState } from "react";
import { Icon } from "./icon";

/** `what` completes "Copy …": "customer number". */
export function CopyButton({ value, what }: { value: string; what: string }) {
  const [canCopy, setCanCopy] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => setCanCopy(Boolean(navigator.clipboard)), []);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => navigator.clipboard.writeText(value).then(() => setIsCopied(true));
  return (
    <>
      <button
        type="button"
        className={canCopy ? "copy" : "copy invisible"}
        aria-label={`Copy ${what}`}
        title={isCopied ? "Copied" : "Copy"}
        onClick={copy}
      >
        <Icon name={isCopied ? "check" : "copy"} size={14} />
      </button>
      <span role="status" className="sr-only">
        {isCopied ? "Copied" : ""}
      </span>
    </>
  );
}
