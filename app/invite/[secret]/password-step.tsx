"use client";
// The sign-in name and a password, judged while it is typed by the very rule the server applies. Nothing is sent for it.
import { useState } from "react";
import { TextField } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";

export interface Words {
  email: string;
  firstName: string;
  lastName: string;
  company: string;
  bankId: string;
}

const advice =
  "At least 15 characters. Three or four words that do not belong together are easy to remember and hard to guess.";

/** The list of common passwords is large: it is fetched when somebody begins to type. */
export async function judge(password: string, { email, firstName, lastName, company, bankId }: Words) {
  const { passwordProblem } = await import("@/lib/auth/password-rules");
  return passwordProblem(password, { name: `${firstName} ${lastName} ${company}`, email, banks: [bankId] });
}

export function PasswordStep({ words, error }: { words: Words; error?: string }) {
  const [verdict, setVerdict] = useState<{ of: string; problem: string | null }>({ of: "", problem: null });
  const follow = async (text: string) => setVerdict({ of: text, problem: await judge(text, words) });
  const isGood = verdict.of !== "" && verdict.problem === null;
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
      <div
        onInput={({ target }) => {
          if (target instanceof HTMLInputElement) void follow(target.value);
        }}
      >
        <PasswordField
          name="password"
          label="Password"
          autoComplete="new-password"
          hint={advice}
          error={verdict.of === "" ? error : undefined}
        />
        <p aria-live="polite" className="mt-2">
          {isGood && <b>Good. Long beats complicated.</b>}
          {verdict.of !== "" && verdict.problem}
        </p>
      </div>
    </div>
  );
}
