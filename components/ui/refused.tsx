// What a form says on top when it was refused: a line for each field, else the sentence. Nothing while it only asks
// who acts, since it asks below.
import type { FormState } from "@/lib/web/form-state";
import { problemsOf } from "./filled";
import { FormErrors } from "./form-errors";

/** `labels` are the words of the form's fields; what concerns none of them is no link. */
export function Refused({ state, labels }: { state: FormState; labels: Record<string, string> }) {
  if (!state.message || state.confirm) return null;
  const problems = problemsOf(state.errors, labels);
  return (
    <FormErrors
      attempt={JSON.stringify(state)}
      problems={problems}
      title={problems.length ? undefined : state.message}
    />
  );
}
