// What may be added to or changed in this file, and by which role; the rest is shown locked, with the role it needs.
import { type FileIds, fileHref } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import type { AskFor } from "@/app/(office)/requests/ask";
import type { AddItem } from "@/components/customers/add-menu";
import type { Action } from "@/components/ui/button";
import { type Actor, holdsAt } from "@/lib/core/actor";
import type { Role } from "@/lib/core/roles";
import { updateRoles } from "@/lib/customers/column-roles";
import type { TimelineEvent } from "@/lib/timeline/schema";

const adding = [
  { panel: "add-check", label: "Check", icon: "shield-check", role: "CanAddKycCheck" },
  { panel: "add-document", label: "Document", icon: "id-card", role: "CanAddKycDocument" },
  { panel: "upload", label: "Scan or picture", icon: "image", role: "CanAddKycMedia" },
  { panel: "set-status", label: "KYC status", icon: "flag", role: "CanAddKycStatus" },
  { panel: "add-address", label: "Address", icon: "map-pin", role: "CanCreateCustomerAddress" },
  { panel: "add-tax", label: "Tax residence", icon: "receipt-text", role: "CanCreateTaxResidence" },
] as const;
/** What a card needs to be shown at all. */
const readRoles = ["CanGetTaxResidence", "CanGetCustomerAddress", "CanGetAnyKycMedia"] as const;
type AddPanel = (typeof adding)[number]["panel"];

/** Whether anything on the page is locked for this actor: only then one's requests are read. */
export const hasLocks = (actor: Actor, bankId: string): boolean =>
  [...adding.map(({ role }) => role), ...readRoles].some((role) => !holdsAt(actor, role, bankId));

/** The Add menu, in the order an officer works. */
export const addItems = (actor: Actor, file: FileIds, ask?: AskFor): AddItem[] =>
  adding.map(({ panel, label, icon, role }) => ({
    label,
    icon,
    ...(holdsAt(actor, role, file.bankId)
      ? { href: fileHref(file, { panel }) }
      : { needs: role, ask: ask?.(role) }),
  }));

const actionOf = (actor: Actor, file: FileIds, role: Role, panel: string, ask?: AskFor): Action =>
  holdsAt(actor, role, file.bankId) ? { href: fileHref(file, { panel }) } : { needs: role, ask: ask?.(role) };

/** The Add button of one card. */
export function addAction(actor: Actor, file: FileIds, panel: AddPanel, ask?: AskFor): Action {
  const role = adding.find((one) => one.panel === panel)?.role ?? "CanAddKycCheck";
  return actionOf(actor, file, role, panel, ask);
}

/** Correcting the customer: any one of OBP's update roles opens the form; each field then asks for its own. */
export function editCustomerAction(actor: Actor, file: FileIds, ask?: AskFor): Action {
  const held = updateRoles.find((role) => holdsAt(actor, role, file.bankId));
  return actionOf(actor, file, held ?? "CanUpdateCustomerIdentity", "edit-customer", ask);
}

/** Which kinds of record this actor may edit, and in which panel. */
export function editPanels(actor: Actor, bankId: string): Partial<Record<TimelineEvent["kind"], string>> {
  const may = (role: Role) => holdsAt(actor, role, bankId);
  return {
    ...(may("CanAddKycCheck") && { check: "edit-check" }),
    ...(may("CanAddKycDocument") && { document: "edit-document" }),
    ...(may("CanAddKycMedia") && { media: "edit-media" }),
    ...(may("CanCreateCustomerAddress") && { address: "edit-address" }),
  };
}
