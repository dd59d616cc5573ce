"use server";
// Searching without JavaScript: the text is posted and kept, and the address gets only the look-up's id.
import { redirect } from "next/navigation";
import { AppError } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { settleSearch } from "@/lib/customers/look-ups";
import { searchCustomers } from "@/lib/customers/search";
import { currentActor } from "@/lib/web/request";

/** The reading that was asked for last: by the button that was pressed, or before, for the very same text. */
function readingOf(data: FormData, text: string) {
  const kept = data.get("keptFor") === text ? data.get("keptAs") : null;
  return data.get("asIf") || kept || null;
}

export async function startSearch(data: FormData): Promise<void> {
  const actor = await currentActor();
  const searchId = uuidv7();
  const text = String(data.get("q") ?? "");
  try {
    await perform(searchCustomers, actor, { searchId, text, asIf: readingOf(data, text) });
    await perform(settleSearch, actor, { searchId });
  } catch (error) {
    // Nothing to look up (an empty box), a refused text, or no session: the page itself says so.
    if (error instanceof AppError) redirect("/customers");
    throw error;
  }
  redirect(`/customers?search=${searchId}` as never);
}
