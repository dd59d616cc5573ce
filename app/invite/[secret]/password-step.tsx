"use client";
// The sign-in name and a password, judged while it is typed by the very rule the server applies. Nothing is sent for it.
import { TextField } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";

export interface Words {
  email: string;
  firstName: string;
  lastName: string;
  company: string;
  bankId: string;
}

const contextOf = ({ email, firstName, lastName, company, bankId }: Words) => ({
  name: `${firstName} ${lastName} ${company}`,
  email,
  banks: [bankId],
});

/** The list of common passwords is large: it is fetched when somebody goes on. */
export async function judge(password: string, words: Words) {
  const { passwordProblem } = await import("@/lib/auth/password-rules");
  return passwordProblem(password, contextOf(words));
}

export function PasswordStep({ words, error }: { words: Words; error?: string }) {
  return (
    <div className="stack">
      <TextField
        name="username"
        label="User name"
        hint="Your e-mail address. You sign in with it."
        autoComplete="username"
        readOnly
        value={words.email}
      />
      <PasswordField
        name="password"
        label="Password"
        autoComplete="new-password"
        error={error}
        about={contextOf(words)}
      />
    </div>
  );
}
