"use server";
// Addresses from the customer page: add, change, delete, undo.
import { z } from "zod";
import { fileHref, idsOf } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { addAddress, changeAddress, deleteAddress, restoreAddress } from "@/lib/addresses/addresses";
import { addressForm } from "@/lib/addresses/schema";
import { submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";

const idOf = (data: FormData) => String(data.get("id") ?? "");
const idsOnly = () => z.strictObject({ bankId: z.string(), customerId: z.string(), id: z.string() });

export async function addTheAddress(_state: FormState, data: FormData): Promise<FormState> {
  const file = idsOf(data);
  return await submit(addAddress, data, {
    ids: { ...file, id: idOf(data) },
    form: addressForm,
    lists: ["tags"],
    next: () => fileHref(file, { saved: "address" }),
  });
}

export async function changeTheAddress(_state: FormState, data: FormData): Promise<FormState> {
  const file = idsOf(data);
  return await submit(changeAddress, data, {
    ids: { ...file, id: idOf(data) },
    form: addressForm,
    lists: ["tags"],
    next: () => fileHref(file, { saved: "address" }),
  });
}

export async function deleteTheAddress(_state: FormState, data: FormData): Promise<FormState> {
  const file = idsOf(data);
  const ids = { ...file, id: idOf(data) };
  return await submit(deleteAddress, data, {
    ids,
    form: idsOnly,
    next: () => fileHref(file, { undo: "address", id: ids.id }),
  });
}

export async function undoAddress(_state: FormState, data: FormData): Promise<FormState> {
  const file = idsOf(data);
  return await submit(restoreAddress, data, {
    ids: { ...file, id: idOf(data) },
    form: idsOnly,
    next: () => fileHref(file, { saved: "undone" }),
  });
}
