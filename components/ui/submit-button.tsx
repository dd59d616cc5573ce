// The button that sends a form: busy while it is on its way, never sends twice, also by Ctrl+Enter.
"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonClass } from "./button";
import { Icon, type IconName } from "./icon";

type SubmitProps = {
  children: ReactNode;
  /** What it says on its way: "Adding…". */
  busy?: string;
  look?: ButtonLook;
  icon?: IconName;
  small?: boolean;
  large?: boolean;
  /** Shows the key and listens for it; for the one main button of a form. */
  hasKey?: boolean;
  name?: string;
  value?: string;
  className?: string;
  id?: string;
  /** The id of what says why it cannot be sent yet; absent: it can. */
  lockedBy?: string;
};

/** Must stand inside its <form>. Keeps its width when the word changes. */
export function SubmitButton({ children, busy = "One moment…", hasKey = false, ...props }: SubmitProps) {
  const { look = "primary", icon, small, large, name, value, className, id, lockedBy } = props;
  const { pending } = useFormStatus();
  const button = useRef<HTMLButtonElement>(null);
  useSendOnce(button, pending, hasKey);
  return (
    <button
      ref={button}
      id={id}
      type="submit"
      name={name}
      value={value}
      className={buttonClass({ look, small, large }, false, className)}
      aria-busy={pending || undefined}
      aria-disabled={lockedBy ? true : undefined}
      aria-describedby={lockedBy}
      onClick={lockedBy ? (event) => event.preventDefault() : undefined}
    >
      <span className="btn-words">
        <span data-off={pending || undefined}>
          {icon && <Icon name={icon} />}
          {children}
          {hasKey && (
            <span className="kbd keys" aria-hidden="true">
              Ctrl ↵
            </span>
          )}
        </span>
        <span data-off={!pending || undefined} role="status">
          {pending ? busy : ""}
        </span>
      </span>
    </button>
  );
}

/** Swallows a second submit while the first is on its way; the server would refuse it anyway, but why ask. */
function useSendOnce(button: React.RefObject<HTMLButtonElement | null>, pending: boolean, hasKey: boolean) {
  const isSent = useRef(false);
  useEffect(() => {
    if (!pending) isSent.current = false;
  }, [pending]);
  useEffect(() => {
    const form = button.current?.form;
    if (!form) return;
    const guard = (event: Event) => {
      if (isSent.current) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      isSent.current = true;
      // A form that did not get going (refused by the browser, or no action) may be sent again.
      setTimeout(() => {
        if (!button.current?.ariaBusy) isSent.current = false;
      }, 400);
    };
    const send = (event: KeyboardEvent) => {
      if (!hasKey || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      form.requestSubmit(button.current);
    };
    form.addEventListener("submit", guard, true);
    form.addEventListener("keydown", send);
    return () => {
      form.removeEventListener("submit", guard, true);
      form.removeEventListener("keydown", send);
    };
  }, [button, hasKey]);
}
