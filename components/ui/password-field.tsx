// A password field that can be shown: one sees what one types, so it need not be typed twice. Without JavaScript it stays hidden.
"use client";
import { useState } from "react";
import { Field, type FieldProps } from "./field";
import { Icon } from "./icon";
import { type About, PasswordStrength } from "./password-strength";

type PasswordProps = FieldProps & {
  autoComplete: "current-password" | "new-password";
  /** Also described by this element: the refusal on top of the form. */
  describedBy?: string;
  /** Of a new password: words near at hand, which a guesser tries first. */
  about?: About;
};

const advice =
  "At least 15 characters. Three or four words that do not belong together are easy to remember and hard to guess.";

export function PasswordField({ autoComplete, describedBy, about, ...frame }: PasswordProps) {
  const [isShown, setShown] = useState(false);
  const [typed, setTyped] = useState("");
  const isNew = autoComplete === "new-password";
  return (
    <Field
      {...frame}
      hint={isNew ? advice : frame.hint}
      notice={isNew ? <PasswordStrength typed={typed} about={about} /> : frame.notice}
    >
      {({ "aria-describedby": own, ...described }) => (
        <div className="with-button">
          <input
            className="input"
            name={frame.name}
            type={isShown ? "text" : "password"}
            autoComplete={autoComplete}
            autoCapitalize="off"
            spellCheck={false}
            required
            onInput={isNew ? (event) => setTyped(event.currentTarget.value) : undefined}
            aria-describedby={[own, describedBy].filter(Boolean).join(" ") || undefined}
            {...described}
          />
          <button
            type="button"
            className="copy needs-script"
            aria-label="Show the password"
            aria-pressed={isShown}
            onClick={() => setShown(!isShown)}
          >
            <Icon name={isShown ? "eye-off" : "eye"} />
          </button>
        </div>
      )}
    </Field>
  );
}
