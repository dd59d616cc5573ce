// Passwords at rest: argon2id, with a limit of its own so that many sign-ins cannot starve everything else.
import { hash, verify } from "@node-rs/argon2";

// 2 is argon2id (the package has it as a const enum, which isolated modules cannot read). OWASP's floor is 19 MiB / t=2; 64 MiB / t=3 costs a guesser more and an officer about 0.15 s.
const cost = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 };

let running = 0;
const waiting: (() => void)[] = [];

/** At most two at a time in a process: each takes 64 MiB and a core. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= 2) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, cost));

let dummy: Promise<string> | undefined;

/** Compares in the same time whether or not there is a hash: an early return would tell that a name is unknown. */
export async function passwordMatches(password: string, passwordHash: string | null): Promise<boolean> {
  dummy ??= hashPassword("nobody has this password");
  const against = passwordHash ?? (await dummy);
  const matches = await inTurn(() => verify(against, password).catch(() => false));
  return matches && passwordHash !== null;
}
