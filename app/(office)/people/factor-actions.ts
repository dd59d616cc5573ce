"use server";
// What administrators rule about second factors: demanded at a bank, reset for a person, not asked of a program.
import { z } from "zod";
import { demandFactorAtBank, markProgram, resetFactors } from "@/lib/people/second-factors";
import { submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { textOf } from "@/lib/web/own-form";

const noFields = () => z.object({});

export async function demandTheFactor(_state: FormState, data: FormData): Promise<FormState> {
  const isRequired = textOf(data, "isRequired") === "yes";
  return await submit(demandFactorAtBank, data, {
    ids: { bankId: textOf(data, "bankId"), isRequired },
    form: noFields,
    next: () => `/people?done=${isRequired ? "demanded" : "not-demanded"}`,
  });
}

const personHref = (data: FormData, done: string) =>
  `/people/${encodeURIComponent(textOf(data, "personId"))}?done=${done}`;

export async function resetTheFactors(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(resetFactors, data, {
    ids: { personId: textOf(data, "personId"), bankId: null },
    form: noFields,
    next: () => personHref(data, "reset"),
  });
}

export async function markTheProgram(_state: FormState, data: FormData): Promise<FormState> {
  const isProgram = textOf(data, "isProgram") === "yes";
  return await submit(markProgram, data, {
    ids: { personId: textOf(data, "personId"), bankId: null, isProgram },
    form: noFields,
    next: () => personHref(data, isProgram ? "program" : "person"),
  });
}
