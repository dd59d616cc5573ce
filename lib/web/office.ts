// What stays around every page of the back office: whose it is, at which banks, and where one can go.
import type { z } from "zod";
import { type Actor, banksOf, heldKey } from "@/lib/core/actor";
import { type Allow, atSomeBank, mayRun } from "@/lib/core/permissions";
import { screenRole } from "@/lib/core/roles";
import { perform, type Query } from "@/lib/core/use-case";
import { maySeeDocuments } from "@/lib/expiry/listing";
import { mayImport } from "@/lib/import/imports";
import { countAttention } from "@/lib/invitations/attention";
import { searchInvitations } from "@/lib/invitations/listing";
import { maySeeMail } from "@/lib/mail/mail";
import { countRoleRequests } from "@/lib/people/role-requests";
import { maySeePeople } from "@/lib/people/sight";
import { countWaiting, listWork } from "@/lib/tasks/work";
import { readMailTexts } from "@/lib/webui-props/mail-texts";

/** The places, each with what opens it. */
const places = [
  { href: "/customers", label: "Customers", icon: "search", allow: atSomeBank("CanGetCustomer") },
  { href: "/work", label: "My work", icon: "inbox", allow: listWork.allow },
  { href: "/documents", label: "Documents", icon: "id-card", allow: maySeeDocuments },
  {
    href: "/invitations",
    label: "Invitations",
    icon: "send",
    allow: searchInvitations.allow,
  },
  { href: "/mail", label: "Mail", icon: "mail", allow: maySeeMail },
  { href: "/people", label: "People and roles", icon: "users", allow: maySeePeople },
  { href: "/mail-texts", label: "Mail texts", icon: "pencil", allow: readMailTexts.allow },
  { href: "/import", label: "Import", icon: "upload", allow: mayImport },
  { href: "/audit", label: "Audit", icon: "scroll-text", allow: atSomeBank("CanReadAudit") },
] as const satisfies { href: string; label: string; icon: string; allow: Allow }[];

export const placesFor = (actor: Actor) =>
  places.filter(({ allow }) => mayRun(allow, actor)).map(({ allow: _, ...place }) => place);

const countOf = <Input extends z.ZodType, Subject>(actor: Actor, count: Query<Input, Subject, number>) =>
  mayRun(count.allow, actor) ? perform(count, actor, {}) : 0;

/** The same with how much waits for this person at each; nothing is said where nothing does. */
export async function navFor(actor: Actor) {
  const [work, invitations, requests] = await Promise.all([
    countOf(actor, countWaiting),
    countOf(actor, countAttention),
    countOf(actor, countRoleRequests),
  ]);
  const counts: Record<string, number> = { "/work": work, "/invitations": invitations, "/people": requests };
  return placesFor(actor).map((place) => ({ ...place, count: counts[place.href] || undefined }));
}

/** Where somebody starts: the first place that is open to him. */
export const homeOf = (actor: Actor): string => placesFor(actor)[0]?.href ?? "/customers";

/** The roles held at one bank ("" = system level), as bare names. */
const rolesAt = (actor: Actor, bankId: string) =>
  new Set(
    [...actor.held]
      .filter((key) => key.endsWith(heldKey("", bankId)))
      .map((key) => key.slice(0, key.indexOf("@"))),
  );

/** The word for what one is at a bank. */
export const roleAt = (actor: Actor, bankId: string): string => screenRole(rolesAt(actor, bankId));

/** Banks in a stable order, each with its colour, and the word for what one is there. The actor's roles say all of it. */
export function officeOf(actor: Actor) {
  // Also where roles rest for want of a second factor: one works there all the same.
  const resting = actor.restingAt.filter(Boolean);
  const ids = [...new Set([...banksOf(actor), ...resting])].sort();
  const banks = ids.map((id, index) => ({
    id,
    colour: index % 2 === 0 ? ("a" as const) : ("b" as const),
    href: "/customers",
  }));
  const at = banks[0]?.id;
  const isSystem = [...actor.held].some((key) => key.endsWith("@"));
  const isResting = actor.restingAt.includes(at ?? "");
  const role = isResting
    ? "Roles rest"
    : at
      ? roleAt(actor, at)
      : isSystem
        ? "System administrator"
        : "No role yet";
  return { banks, person: { name: actor.name, role, login: actor.email ?? undefined } };
}
