"use server";
// What one may do with an import: let it in, go on with it after a cut, give it up.
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { log } from "@/lib/core/log";
import { continueImport, dropImport, runImport } from "@/lib/import/imports";
import { startJob } from "@/lib/import/job";
import { dropFiles } from "@/lib/import/upload";
import { submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { textOf } from "@/lib/web/own-form";
import { currentActor } from "@/lib/web/request";

const only = () => z.strictObject({ importId: z.string() });
// About no bank: the import knows which.
const idsOf = (data: FormData) => ({ bankId: null, importId: textOf(data, "importId") });
const pageOf = (data: FormData) => `/import/${encodeURIComponent(textOf(data, "importId"))}`;

/** When the command went through, a program does the rest, for whoever asked. */
async function optionsOf(data: FormData) {
  const { personId } = await currentActor();
  const next = () => {
    startJob(textOf(data, "importId"), personId ?? "");
    return pageOf(data);
  };
  return { ids: idsOf(data), form: only, next };
}

/** Refused because somebody else was faster: the page then shows how far it is by now. */
function upToDate(state: FormState, data: FormData): FormState {
  if (state.code === "conflict") revalidatePath(pageOf(data));
  return state;
}

export async function letTheImportIn(_state: FormState, data: FormData): Promise<FormState> {
  return upToDate(await submit(runImport, data, await optionsOf(data)), data);
}

export async function goOnWithTheImport(_state: FormState, data: FormData): Promise<FormState> {
  return upToDate(await submit(continueImport, data, await optionsOf(data)), data);
}

export async function giveUpTheImport(_state: FormState, data: FormData): Promise<FormState> {
  const next = () => {
    dropFiles(textOf(data, "importId")).catch(log.fault);
    return pageOf(data);
  };
  return upToDate(await submit(dropImport, data, { ids: idsOf(data), form: only, next }), data);
}
