"use server";
// Confirming what was read from a scan, and closing a difference to the records.
import { refresh } from "next/cache";
import { idsOf } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { viewerHref } from "@/app/(office)/customers/[bankId]/[customerId]/media/[mediumId]/words";
import { closeDifference } from "@/lib/reader/differences";
import { confirmReading } from "@/lib/reader/readings";
import { closeForm, confirmForm } from "@/lib/reader/schema";
import { submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";

const mediumOf = (data: FormData) => ({ ...idsOf(data), id: String(data.get("id") ?? "") });

export async function confirmFields(_state: FormState, data: FormData): Promise<FormState> {
  const ids = mediumOf(data);
  const state = await submit(confirmReading, data, {
    ids,
    form: confirmForm,
    secrets: ["reading"],
    next: () => viewerHref(ids, ids.id, { saved: "reading" }),
  });
  // The page reads the scan again for who cannot confirm the reading he has; what he typed stays in the form.
  if (state.errors.reading) refresh();
  return state;
}

export async function closeOneDifference(_state: FormState, data: FormData): Promise<FormState> {
  const ids = mediumOf(data);
  return await submit(closeDifference, data, {
    ids,
    form: closeForm,
    next: () => viewerHref(ids, ids.id, { saved: "difference" }),
  });
}
