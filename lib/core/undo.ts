// Undoing a deletion: by the same person, within a minute, and only the last version there was.
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { AppError, notFound } from "@/lib/core/errors";
import { fieldsOf, readVersions, type VersionedNoun } from "@/lib/core/version-rows";
import { type Key, type WriteResult, writeVersion } from "@/lib/core/versions";

/** The screen offers it for ten seconds; the rest is for a slow line. */
const UNDO_SECONDS = 60;

/** Restores a record as a new version. Undoing twice changes nothing; too late or somebody else's is a conflict. */
export async function restoreVersion<Fields extends object>(
  tx: Tx,
  noun: VersionedNoun,
  key: Key,
  actor: Actor,
  deletion: { action: string; subject: string },
): Promise<WriteResult<Fields>> {
  const [last] = await readVersions<Fields>(tx, noun, key);
  if (!last) throw notFound(deletion.subject);
  const { bankId, customerId, id, supersededAt } = last;
  const fields = fieldsOf<Fields>(last);
  const since = new Date(actor.now.getTime() - UNDO_SECONDS * 1000);
  if (supersededAt) {
    // A version has no "deleted by": the audit, written in the same transaction, knows.
    const own = await tx.auditEvent.findFirst({
      where: {
        bankId,
        customerId,
        subjectId: id,
        personId: actor.personId,
        action: deletion.action,
        outcome: "done",
        at: { equals: supersededAt, gte: since },
      },
      select: { id: true },
    });
    if (!own) throw new AppError("conflict", "This can no longer be undone.", { subject: deletion.subject });
  }
  return await writeVersion(tx, noun, { bankId, customerId, id }, fields, actor);
}
