"use server";
// Adding or editing a KYC medium from the customer page; deleting one, and undoing that.
import { z } from "zod";
import { fileHref, idsOf } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { addKycMediaForm, linkKycMediaForm } from "@/lib/kyc/forms-schema";
import { addKycMedia, linkKycMedia } from "@/lib/kyc/media";
import { deleteMedium, restoreMedium } from "@/lib/media/deletions";
import { submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";

const optionsOf = (data: FormData) => {
  const file = idsOf(data);
  return {
    ids: { ...file, id: String(data.get("id") ?? "") },
    next: () => fileHref(file, { saved: "media" }),
  };
};

export async function addMedium(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(addKycMedia, data, { ...optionsOf(data), form: addKycMediaForm });
}

export async function linkMedium(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(linkKycMedia, data, { ...optionsOf(data), form: linkKycMediaForm });
}

const idsOnly = () => z.strictObject({ bankId: z.string(), customerId: z.string(), id: z.string() });

export async function deleteTheMedium(_state: FormState, data: FormData): Promise<FormState> {
  const file = idsOf(data);
  const ids = { ...file, id: String(data.get("id") ?? "") };
  return await submit(deleteMedium, data, {
    ids,
    form: idsOnly,
    next: () => fileHref(file, { undo: "media", id: ids.id }),
  });
}

export async function undoMedium(_state: FormState, data: FormData): Promise<FormState> {
  const file = idsOf(data);
  return await submit(restoreMedium, data, {
    ids: { ...file, id: String(data.get("id") ?? "") },
    form: idsOnly,
    next: () => fileHref(file, { saved: "undone" }),
  });
}
