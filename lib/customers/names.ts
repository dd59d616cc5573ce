// Where lists of records may say whose they are: the banks where the reader may see a customer at all.
import { type Actor, banksOf, holdsAtSystem } from "@/lib/core/actor";
import { atBank, mayRun } from "@/lib/core/permissions";

const seesCustomer = atBank([
  "CanGetCustomer",
  "CanGetCustomers",
  "CanGetCustomersMinimal",
  "CanGetCustomerOverview",
  "CanGetCustomerOverviewFlat",
]);

/** Every bank, or these: of the other ones a list shows the customer's id only. */
export function banksWithNames(actor: Actor): "all" | string[] {
  if (holdsAtSystem(actor, "CanGetCustomersAtAnyBank")) return "all";
  if (holdsAtSystem(actor, "CanGetCustomersMinimalAtAnyBank")) return "all";
  return banksOf(actor).filter((bankId) => mayRun(seesCustomer, actor, bankId));
}
