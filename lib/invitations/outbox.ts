// Where an invitation leaves for the mail: called inside the transaction that makes it, the only moment its secrets exist.
import type { Tx } from "@/lib/core/db";
import type { Invitation } from "@/lib/invitations/schema";
import type { Secrets } from "@/lib/invitations/secrets";

export interface InvitationLetter {
  bankId: string;
  invitation: Invitation;
  secrets: Secrets;
}

type Post = (tx: Tx, letter: InvitationLetter) => Promise<void>;

// Instrumentation, pages and route handlers have their own copy of a module: who posts is shared.
const shared = globalThis as unknown as { dossierInvitationPost?: Post };

/** The mail queue says how letters leave; until it does, none do and the invitation can only be listed. */
export const setInvitationPost = (post: Post): void => {
  shared.dossierInvitationPost = post;
};

/** Queues the letter with the rest of the transaction: no invitation without its letter, no letter without it. */
export const postInvitation: Post = async (tx, letter) => await shared.dossierInvitationPost?.(tx, letter);
