// Passwords at rest: argon2id, with a limit of its own so that many sign-ins cannot starve everything else.
import { hash, verify } from "@node-rs/argon2";
import { AppError } from "@/lib/core/errors";

// 2 is argon2id (the package has it as a const enum, which isolated modules cannot read). OWASP's floor is 19 MiB / t=2; 64 MiB / t=3 costs a guesser more and an officer about 0.15 s.
const cost = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 };

const atOnce = 2;
const mostWaiting = 200;
let running = 0;
const waiting: (() => void)[] = [];

/** At most two at a time in a process: each takes 64 MiB and a core. Who waits gets the place of whoever is done. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (waiting.length >= mostWaiting)
    throw new AppError("too_many", "Too many people are signing in just now. Try again in a minute.", {
      subject: "busy",
      retryAfter: 60,
    });
  if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, cost));

/** Far above what the rules allow (128 characters of up to two units each). */
const longest = 1_024;
let dummy: Promise<string> | undefined;

/**
 * Compares in the same time whether or not there is a hash: an early return would tell that a name is unknown. The exact
 * characters count: nothing is trimmed or normalised, and what is too long to be anybody's matches nobody.
 */
export async function passwordMatches(password: string, passwordHash: string | null): Promise<boolean> {
  dummy ??= hashPassword("nobody has this password").catch((error) => {
    dummy = undefined;
    throw error;
  });
  const against = passwordHash ?? (await dummy);
  const given = password.slice(0, longest);
  const matches = await inTurn(() => verify(against, given).catch(() => false));
  return matches && passwordHash !== null && password.length <= longest;
}
