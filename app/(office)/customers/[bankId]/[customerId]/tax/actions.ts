"use server";
// Tax residences from the customer page: add, delete, undo, reveal.
import { z } from "zod";
import { fileHref, idsOf } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import type { Revealed } from "@/app/(office)/customers/[bankId]/[customerId]/tax/reveal";
import { AppError } from "@/lib/core/errors";
import { perform } from "@/lib/core/use-case";
import { taxResidenceForm } from "@/lib/tax-residences/schema";
import {
  addTaxResidence,
  deleteTaxResidence,
  restoreTaxResidence,
  revealTaxNumber,
} from "@/lib/tax-residences/tax-residences";
import { refused, submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { provenActor, withWays } from "@/lib/web/proof-form";
import { currentActor } from "@/lib/web/request";

const idOf = (data: FormData) => String(data.get("id") ?? "");
const idsOnly = () => z.strictObject({ bankId: z.string(), customerId: z.string(), id: z.string() });

export async function addTheTaxResidence(_state: FormState, data: FormData): Promise<FormState> {
  const file = idsOf(data);
  const ids = { ...file, id: idOf(data) };
  return await submit(addTaxResidence, data, {
    ids,
    form: taxResidenceForm,
    next: () => fileHref(file, { saved: "tax" }),
  });
}

export async function deleteTheTaxResidence(_state: FormState, data: FormData): Promise<FormState> {
  const file = idsOf(data);
  const ids = { ...file, id: idOf(data) };
  return await submit(deleteTaxResidence, data, {
    ids,
    form: idsOnly,
    next: () => fileHref(file, { undo: "tax", id: ids.id }),
  });
}

export async function undoTaxResidence(_state: FormState, data: FormData): Promise<FormState> {
  const file = idsOf(data);
  return await submit(restoreTaxResidence, data, {
    ids: { ...file, id: idOf(data) },
    form: idsOnly,
    next: () => fileHref(file, { saved: "undone" }),
  });
}

/** The number in full, for the one who asked; each time is kept. */
export async function revealTheNumber(_state: Revealed, data: FormData): Promise<Revealed> {
  const actor = await currentActor();
  const about = { ...idsOf(data), id: idOf(data) };
  try {
    const { taxNumber } = await perform(revealTaxNumber, await provenActor(actor, data), about);
    return { number: taxNumber, message: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const refusal = error.code === "step_up" ? await withWays(refused(error, {}, []), actor) : undefined;
    return { number: null, message: error.message, refused: refusal };
  }
}
