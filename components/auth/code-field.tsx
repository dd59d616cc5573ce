// The field for a second factor's code: six digits of an authenticator app, or a recovery code.
import { Field } from "@/components/ui/field";

type Props = { name: string; id?: string; error?: string; label?: string; hint?: string };

export function CodeField({
  name,
  id,
  error,
  label = "Code from your app",
  hint = "Six digits, or one of your recovery codes.",
}: Props) {
  return (
    <Field name={name} id={id} label={label} hint={hint} error={error}>
      {(described) => (
        <input
          className="input id"
          name={name}
          type="text"
          autoComplete="one-time-code"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={20}
          {...described}
        />
      )}
    </Field>
  );
}
