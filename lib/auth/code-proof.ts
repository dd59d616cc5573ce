// A typed code: six digits of the authenticator app, or a recovery code in their place.
import { z } from "zod";
import { takeRecoveryCode } from "@/lib/auth/recovery-codes";
import { takeTotp } from "@/lib/auth/totp";
import type { Factor } from "@/lib/core/actor";
import { anyone } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";

const isSixDigits = (code: string) => /^\s*\d{3}\s*\d{3}\s*$/.test(code);

/** Uses a code of the person up and says which kind it was; null when it does not count. The brake comes before it. */
export const takeCode = defineCommand({
  name: "second-factor.use",
  allow: anyone(),
  input: z.object({ personId: z.string(), code: z.string() }),
  run: async (tx, { personId, code }, { now }): Promise<Factor | null> => {
    if (isSixDigits(code)) return (await takeTotp(tx, personId, code, now)) ? "totp" : null;
    return (await takeRecoveryCode(tx, personId, code, now)) ? "recovery" : null;
  },
  record: (factor, { personId }) =>
    factor === "recovery" ? { subjectId: personId, detail: "a recovery code is used up" } : null,
});

export const wrongCode =
  "This code does not count. Type the one that your app shows now, or a recovery code that you have not used.";
