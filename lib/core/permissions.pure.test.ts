// Tests that what Dossier does by itself is done for nobody else, however much they may.
import { expect, test } from "vitest";
import { dossierItself, heldKey, stranger } from "@/lib/core/actor";
import { byItself, decide } from "@/lib/core/permissions";
import { eitherRoles, systemRoles } from "@/lib/core/roles";

test("only Dossier itself runs what is its own: no stranger, no person, also none behind a program", () => {
  const held = new Set([...systemRoles, ...eitherRoles].map((role) => heldKey(role)));
  const refused = [
    stranger(),
    stranger({ personId: "p", via: "session", held }),
    stranger({ personId: "p", via: "direct-login", held }),
    stranger({ personId: "p", via: "command", held }),
  ];
  for (const actor of refused)
    expect(() => decide(byItself(), actor, undefined, true)).toThrow("Only Dossier itself does this.");
  expect(decide(byItself(), dossierItself(), undefined, true)).toEqual({ scope: "all", role: null });
});
