// One question with several answers, each in a control of its own. There is always an empty one, so that it also
// works without JavaScript; with it, a button adds more.
"use client";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { FieldError, type FieldProps } from "./field";

type Props = FieldProps & {
  /** Those filled in. */
  values: string[];
  most: number;
  /** One control; only the first has the id that error summaries link to. */
  draw: (control: {
    name: string;
    id: string | undefined;
    defaultValue: string;
    "aria-label": string;
    "aria-invalid": true | undefined;
    "aria-describedby": string | undefined;
  }) => ReactNode;
  /** "Add a nationality". */
  more: string;
  /** "Nationality": each control is called this and its number. */
  one: string;
};

export function SeveralFields({ name, id = name, label, hint, error, values, most, draw, more, one }: Props) {
  const [added, setAdded] = useState(0);
  const count = Math.min(most, Math.max(values.length + 1, 2) + added);
  const slots = Array.from({ length: count }, (_, at) => ({ number: at + 1, value: values[at] ?? "" }));
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset className="field" aria-describedby={ids || undefined}>
      <legend>{label}</legend>
      {slots.map(({ number, value }) => (
        // Keyed by its value too: after a refusal React sets a select back to what it was drawn with.
        <div key={`${number} ${value}`}>
          {draw({
            name,
            id: number === 1 ? id : undefined,
            defaultValue: value,
            "aria-label": `${one} ${number}`,
            "aria-invalid": error ? true : undefined,
            "aria-describedby": error ? `${id}-error` : undefined,
          })}
        </div>
      ))}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {count < most && (
        <div>
          <Button small look="quiet" icon="plus" onClick={() => setAdded((before) => before + 1)}>
            {more}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
