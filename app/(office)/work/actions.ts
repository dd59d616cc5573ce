"use server";
// A task from the queue: taken, handed over, done; then the queue again, under the filter it had.
import { z } from "zod";
import { listOf, type WorkQuery, workHref } from "@/app/(office)/work/href";
import { finishTask, handOverTask, takeTask } from "@/lib/tasks/deeds";
import { submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { textOf } from "@/lib/web/own-form";

const idsOf = (data: FormData) => ({ bankId: textOf(data, "bankId"), id: textOf(data, "id") });
const ids = { bankId: z.string(), id: z.string() };
/** The filter travels with the form. */
const back = { whose: z.string().optional(), due: z.string().optional(), after: z.string().optional() };
const idsOnly = () => z.strictObject({ ...ids, ...back });
const nextOf = (data: FormData, done: string) => () => {
  const [whose, due, after] = [textOf(data, "whose"), textOf(data, "due"), textOf(data, "after")];
  return workHref({ ...listOf({ whose, due, after } satisfies WorkQuery), done });
};

export async function takeTheTask(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(takeTask, data, { ids: idsOf(data), form: idsOnly, next: nextOf(data, "taken") });
}

export async function finishTheTask(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(finishTask, data, { ids: idsOf(data), form: idsOnly, next: nextOf(data, "finished") });
}

export async function handOverTheTask(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(handOverTask, data, {
    ids: idsOf(data),
    form: () => z.strictObject({ ...ids, ...back, personId: z.string() }),
    next: nextOf(data, "handed"),
  });
}
