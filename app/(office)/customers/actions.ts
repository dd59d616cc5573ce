"use server";
// Searching without JavaScript: the text is posted and kept, and the address gets only the look-up's id.
import { redirect } from "next/navigation";
import { AppError } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { settleSearch } from "@/lib/customers/look-ups";
import { searchCustomers } from "@/lib/customers/search";
import { describeReading } from "@/lib/customers/search-rules";
import { currentActor } from "@/lib/web/request";

export interface RefusedSearch {
  text: string;
  message: string;
}

/** The reading that was asked for last: by the button that was pressed, or before, for the very same text. */
function readingOf(data: FormData, text: string) {
  const kept = data.get("keptFor") === text ? data.get("keptAs") : null;
  return data.get("asIf") || kept || null;
}

/** Leads to what was found; a text that cannot be looked up comes back with the reason. */
export async function startSearch(_: RefusedSearch | null, data: FormData): Promise<RefusedSearch | null> {
  const actor = await currentActor();
  const searchId = uuidv7();
  const text = String(data.get("q") ?? "");
  try {
    const { understood } = await perform(searchCustomers, actor, {
      ...{ searchId, text, asIf: readingOf(data, text) },
    });
    if (understood.kind === "refused") return { text, message: describeReading(understood).words };
    await perform(settleSearch, actor, { searchId });
  } catch (error) {
    // Nothing to look up (an empty box), or no session: the page itself says so.
    if (error instanceof AppError) redirect("/customers");
    throw error;
  }
  redirect(`/customers?search=${searchId}` as never);
}
