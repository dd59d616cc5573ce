// A refusal as its sentence, and as the exit code of a command; anything else is a bug and shows itself.
import { AppError, Expected } from "@/lib/core/errors";
import { PlainError } from "../lib/say.mjs";

export async function said(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PlainError || error instanceof Expected)) throw error;
    const fields = error instanceof AppError ? Object.values(error.facts.fields ?? {}) : [];
    console.error([error.message, ...fields.filter((one) => one !== error.message)].join(" "));
    return 1;
  }
}
