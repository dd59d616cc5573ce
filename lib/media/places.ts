// How many uploads may run at once: so many a person, so many in all, so that one slow sender keeps nobody out.
import { AppError } from "@/lib/core/errors";

const mostOfOne = 6;
const mostOfAll = 60;

const shared = globalThis as unknown as { dossierUploads?: Map<string, number> };

/** Takes a place, or refuses; the function it returns gives it back. */
export function holdPlace(personId: string): () => void {
  shared.dossierUploads ??= new Map();
  const running = shared.dossierUploads;
  const own = running.get(personId) ?? 0;
  const all = [...running.values()].reduce((sum, count) => sum + count, 0);
  if (own >= mostOfOne)
    throw new AppError("too_many", `You have ${mostOfOne} uploads running. Wait for one to end.`, {
      retryAfter: 5,
    });
  if (all >= mostOfAll)
    throw new AppError("busy", "Too many files are being uploaded right now. Try again in a minute.", {
      retryAfter: 60,
    });
  running.set(personId, own + 1);
  return () => {
    const left = (running.get(personId) ?? 1) - 1;
    if (left > 0) running.set(personId, left);
    else running.delete(personId);
  };
}
