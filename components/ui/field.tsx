// A labelled control with its hint and its error beside it. No hooks: works in server pages and in client forms alike.
import type { ComponentProps, ReactNode } from "react";
import { CharacterCount } from "./character-count";
import { Icon } from "./icon";

export type FieldProps = {
  /** Also the id of the control unless `id` is given; error summaries link to it. */
  name: string;
  id?: string;
  label: ReactNode;
  /** Small words after the label: "if shown". */
  aside?: string;
  hint?: ReactNode;
  /** Warnings that refuse nothing (a Need). */
  notice?: ReactNode;
  error?: ReactNode;
};

type Described = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

/** The message beside a field, as everywhere: icon and words. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="error" id={id}>
      <Icon name="circle-alert" />
      <span>{children}</span>
    </p>
  );
}

/** The frame for any control; `children` gets the id and the ARIA attributes to put on it. */
export function Field({
  name,
  id = name,
  label,
  aside,
  hint,
  notice,
  error,
  children,
}: FieldProps & { children: (described: Described) => ReactNode }) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {aside && <span className="hint">{aside}</span>}
      </label>
      {children({ id, "aria-describedby": ids || undefined, "aria-invalid": error ? true : undefined })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {notice}
    </div>
  );
}

function split<T extends FieldProps>({ name, id, label, aside, hint, notice, error, ...control }: T) {
  return { frame: { name, id, label, aside, hint, notice, error }, control: { name, ...control } };
}

/** One line of text; also e-mail, password, tel by `type`. `isId` for numbers where each character counts. */
export function TextField(props: FieldProps & ComponentProps<"input"> & { isId?: boolean }) {
  const { isId, ...others } = props;
  const { frame, control } = split(others);
  return (
    <Field {...frame}>
      {(described) => <input className={isId ? "input id" : "input"} {...control} {...described} />}
    </Field>
  );
}

/** A day as the browser picks it; values are YYYY-MM-DD. */
export function DateField(props: FieldProps & ComponentProps<"input">) {
  return <TextField {...props} type="date" />;
}

/** Options as children. Keyed by its value, because React resets an uncontrolled select after an action. */
export function SelectField(props: FieldProps & ComponentProps<"select">) {
  const { frame, control } = split(props);
  return (
    <Field {...frame}>
      {(described) => (
        <select key={String(control.defaultValue ?? "")} className="input" {...control} {...described} />
      )}
    </Field>
  );
}

/** Several lines, counted when `maxLength` is given. */
export function TextArea(props: FieldProps & ComponentProps<"textarea">) {
  const { frame, control } = split(props);
  const id = frame.id ?? frame.name;
  const hint = control.maxLength ? (
    <span className="row">
      <span className="grow">{frame.hint}</span>
      <CharacterCount of={id} max={control.maxLength} />
    </span>
  ) : (
    frame.hint
  );
  return (
    <Field {...frame} hint={hint}>
      {(described) => <textarea className="input" {...control} {...described} />}
    </Field>
  );
}
