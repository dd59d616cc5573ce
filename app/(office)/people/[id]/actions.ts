"use server";
// What administrators do to one person: roles given and taken back, and whether he can sign in.
import {
  disablePerson,
  enablePerson,
  endPersonSessions,
  lockPerson,
  unlockPerson,
} from "@/lib/people/person-state";
import { endRolesForm, grantRolesForm, personForm } from "@/lib/people/role-forms-schema";
import { endRoles, grantRoles } from "@/lib/people/roles";
import { submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { textOf } from "@/lib/web/own-form";

const placeOf = (data: FormData) => ({
  personId: textOf(data, "personId"),
  bankId: textOf(data, "bankId") || null,
});
const personHref = (data: FormData, done: string) =>
  textOf(data, "back") === "list"
    ? "/people?done=state"
    : `/people/${encodeURIComponent(textOf(data, "personId"))}?done=${done}`;

export async function grantTheRoles(_state: FormState, data: FormData): Promise<FormState> {
  const next = () => personHref(data, "granted");
  return await submit(grantRoles, data, { ids: placeOf(data), form: grantRolesForm, next });
}

export async function endTheRoles(_state: FormState, data: FormData): Promise<FormState> {
  const next = () => personHref(data, "ended");
  return await submit(endRoles, data, { ids: placeOf(data), form: endRolesForm, next });
}

/** A person's state belongs to no bank. */
const optionsFor = (data: FormData, done: string) => ({
  ids: { personId: textOf(data, "personId"), bankId: null },
  form: personForm,
  next: () => personHref(data, done),
});

export async function disableThePerson(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(disablePerson, data, optionsFor(data, "disabled"));
}

export async function enableThePerson(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(enablePerson, data, optionsFor(data, "enabled"));
}

export async function lockThePerson(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(lockPerson, data, optionsFor(data, "locked"));
}

export async function unlockThePerson(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(unlockPerson, data, optionsFor(data, "unlocked"));
}

export async function endTheSessions(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(endPersonSessions, data, optionsFor(data, "sessions"));
}
