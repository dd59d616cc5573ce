// Where an invitation leaves for the mail: called inside the transaction that makes it, the only moment its secrets exist.
import type { Tx } from "@/lib/core/db";
import { type InvitationLetter, mailLetter } from "@/lib/invitations/letter";

export type { InvitationLetter };

type Post = (tx: Tx, letter: InvitationLetter) => Promise<void>;

// Instrumentation, pages and route handlers have their own copy of a module: who posts is shared.
const shared = globalThis as unknown as { dossierInvitationPost?: Post };

/** Another way out than the mail: tests read the letters themselves. */
export const setInvitationPost = (post: Post): void => {
  shared.dossierInvitationPost = post;
};

/** Posts the letter with the rest of the transaction: no invitation without its letter, no letter without it. */
export const postInvitation: Post = async (tx, letter) =>
  await (shared.dossierInvitationPost ?? mailLetter)(tx, letter);
