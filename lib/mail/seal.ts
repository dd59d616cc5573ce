// What must not stand in the database in clear (a link that opens an account) is encrypted until its mail has left.
import { sealFor } from "@/lib/core/seal";

/** Bound to the mail's id. */
export const { seal, unseal } = sealFor("mail");
