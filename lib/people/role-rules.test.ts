// Single roles told as screen roles, and what ending one of them takes away.
import { describe, expect, test } from "vitest";
import { type Bundle, bundles } from "@/lib/core/roles";
import { describeRoles, type HeldRole, labelOf, rolesNamed, rolesToEnd } from "@/lib/people/role-rules";

const until = new Date("2027-02-01T00:00:00Z");
const of = (bundle: Bundle, end: Date | null = null): HeldRole[] =>
  bundles[bundle].map((roleName) => ({ roleName, until: end }));
const one = (roleName: string, end: Date | null = null): HeldRole => ({ roleName, until: end });
const told = (held: HeldRole[]) =>
  describeRoles(held).map(({ label, until: end }) => [
    label,
    end ? end.toISOString().slice(0, 10) : "for ever",
  ]);

/** Later ones win, as a person holds a role once. */
const together = (...parts: HeldRole[][]) => [
  ...new Map(parts.flat().map((role) => [role.roleName, role])).values(),
];

describe("telling", () => {
  test("a whole screen role by its word, what it contains not again", () => {
    expect(told(of("KYC officer"))).toEqual([["KYC officer", "for ever"]]);
    expect(told(together(of("KYC officer"), of("Auditor")))).toEqual([
      ["KYC officer", "for ever"],
      ["Auditor", "for ever"],
    ]);
    expect(told(together(of("Relationship manager"), [one("CanAddKycDocument", until)]))).toEqual([
      ["Relationship manager", "for ever"],
      ["CanAddKycDocument", "2027-02-01"],
    ]);
    expect(told([])).toEqual([]);
  });

  test("a smaller screen role again when it lasts longer than the larger one", () => {
    expect(told(together(of("KYC officer", until), of("Relationship manager")))).toEqual([
      ["KYC officer", "2027-02-01"],
      ["Relationship manager", "for ever"],
    ]);
  });

  test("one role short of a screen role, all its roles one by one", () => {
    const held = of("Relationship manager").slice(1);
    expect(told(held)).toHaveLength(held.length);
  });

  test("a label for exactly a screen role's roles, for one, and for some", () => {
    expect(labelOf([...bundles.Auditor].reverse())).toBe("Auditor");
    expect(labelOf(["CanAddKycCheck"])).toBe("CanAddKycCheck");
    expect(labelOf(["CanAddKycCheck", "CanAddKycMedia"])).toBe("2 roles");
    expect(rolesNamed("Auditor")).toEqual(bundles.Auditor);
    expect(rolesNamed("CanAddKycCheck")).toEqual(["CanAddKycCheck"]);
    expect(rolesNamed("toString")).toBeNull();
  });
});

describe("ending", () => {
  test("keeps what another screen role also gives", () => {
    const items = describeRoles(together(of("KYC officer"), of("Auditor")));
    const auditor = items.find(({ label }) => label === "Auditor");
    expect(auditor && rolesToEnd(auditor, items)).toEqual(["CanGetEntitlementsForOneBank", "CanReadAudit"]);
  });

  test("takes everything when there is nothing else", () => {
    const items = describeRoles(of("Auditor"));
    expect(items[0] && rolesToEnd(items[0], items)).toEqual([...bundles.Auditor]);
  });
});
