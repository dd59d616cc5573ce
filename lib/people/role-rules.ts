// Single roles as a bank speaks of them: whole screen roles by their word, what is left one by one. Pure, browser-safe.
import { type Bundle, bundles, isRole, type Role } from "@/lib/core/roles";

/** `until` is null for ever. */
export interface HeldRole {
  roleName: string;
  until: Date | null;
}

export interface RoleItem {
  /** "KYC officer" or "CanAddKycCheck". */
  label: string;
  isBundle: boolean;
  roleNames: readonly string[];
  until: Date | null;
}

const bundleNames = Object.keys(bundles) as Bundle[];
const endOf = (until: Date | null) => until?.getTime() ?? Number.POSITIVE_INFINITY;
const earliest = (held: readonly HeldRole[]): Date | null =>
  held.reduce<Date | null>((until, one) => (endOf(one.until) < endOf(until) ? one.until : until), null);
const coversAll = (by: RoleItem, roleNames: readonly string[], until: Date | null) =>
  endOf(by.until) >= endOf(until) && roleNames.every((name) => by.roleNames.includes(name));

/** The screen roles held whole, largest first, then every single role that none of them covers for as long. */
export function describeRoles(held: readonly HeldRole[]): RoleItem[] {
  const byName = new Map(held.map((one) => [one.roleName, one]));
  const whole = bundleNames
    .filter((label) => bundles[label].every((name) => byName.has(name)))
    .map((label): RoleItem => {
      const roleNames = bundles[label];
      const until = earliest(roleNames.flatMap((name) => byName.get(name) ?? []));
      return { label, isBundle: true, roleNames, until };
    })
    .sort((a, b) => b.roleNames.length - a.roleNames.length);
  const shown = whole.filter(
    (item, at) => !whole.slice(0, at).some((other) => coversAll(other, item.roleNames, item.until)),
  );
  const singles = held
    .filter(({ roleName, until }) => !shown.some((item) => coversAll(item, [roleName], until)))
    .map(({ roleName, until }) => ({ label: roleName, isBundle: false, roleNames: [roleName], until }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return [...shown, ...singles];
}

/** What ending one of the items takes away: not what another one of them also gives for at least as long. */
export function rolesToEnd(item: RoleItem, items: readonly RoleItem[]): string[] {
  const others = items.filter((other) => other !== item);
  return item.roleNames.filter((name) => !others.some((other) => coversAll(other, [name], item.until)));
}

/** The single roles behind a name from a form: a screen role's, or the one role itself; null for no such name. */
export function rolesNamed(name: string): readonly Role[] | null {
  const bundle = bundleNames.find((label) => label === name);
  if (bundle) return bundles[bundle];
  return isRole(name) ? [name] : null;
}

/** "KYC officer" for exactly its roles, the role's own name for one, else how many. */
export function labelOf(roleNames: readonly string[]): string {
  const isSame = (label: Bundle) =>
    bundles[label].length === roleNames.length && bundles[label].every((name) => roleNames.includes(name));
  const bundle = bundleNames.find(isSame);
  if (bundle) return bundle;
  return roleNames.length === 1 ? (roleNames[0] ?? "") : `${roleNames.length} roles`;
}
