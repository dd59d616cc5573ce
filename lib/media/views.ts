// One look at a medium is recorded once, though a viewer asks for it in pieces: pages, ranges of a PDF or a video.
import type { Actor } from "@/lib/core/actor";
import { perform } from "@/lib/core/use-case";
import { continueView, type Opened, viewMedium } from "@/lib/media/files";

/** A piece counts to the look that began before it in the same session, for so long. */
const lookMs = 10 * 60_000;
const most = 20_000;

const shared = globalThis as unknown as { dossierLooks?: Map<string, number> };
const looks = (): Map<string, number> => {
  shared.dossierLooks ??= new Map();
  return shared.dossierLooks;
};

interface Asked {
  range: string | null;
  page: string | null;
}

/** The beginning of a medium is a look of its own, however soon it is asked for again. */
const isBeginning = ({ range, page }: Asked): boolean =>
  page === null ? range === null || /^bytes=0-/.test(range.trim()) : page === "1";

/**
 * The rendition, its view recorded: a beginning always; another piece only when nobody recorded a beginning in this
 * process lately. What is not known to be recorded is recorded, so pieces alone leave a trace as well.
 */
export async function openView(actor: Actor, raw: Record<string, unknown>, asked: Asked): Promise<Opened> {
  const key = [actor.personId, actor.credentialId, raw.bankId, raw.customerId, raw.id].join("|");
  const since = looks().get(key);
  const isGoingOn = since !== undefined && actor.now.getTime() - since < lookMs;
  if (isGoingOn && !isBeginning(asked)) return await perform(continueView, actor, raw);
  const opened = await perform(viewMedium, actor, raw);
  if (looks().size >= most) looks().clear();
  looks().set(key, actor.now.getTime());
  return opened;
}
