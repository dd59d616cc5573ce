// Adding a customer to the books of a bank.
import type { Metadata } from "next";
import { NewCustomerForm } from "@/app/(office)/customers/new/form";
import { Crumbs } from "@/components/shell/crumbs";
import { openDraft } from "@/lib/auth/drafts";
import { uuidv7 } from "@/lib/core/ids";
import { countryOptions } from "@/lib/countries/rules";
import { enterNewCustomer } from "@/lib/customers/enter";
import { load } from "@/lib/web/load";
import { currentActor } from "@/lib/web/request";

export const metadata: Metadata = { title: "Add customer" };

type Props = { searchParams: Promise<{ draft?: string }> };

export default async function NewCustomerPage({ searchParams }: Props) {
  const { draft } = await searchParams;
  const banks = await load(enterNewCustomer, {});
  const [kept, actor] = await Promise.all([draft ? load(openDraft, { id: draft }) : null, currentActor()]);
  // A draft brings the id with it, so that what it made before the session ended is not made again.
  const customerId = typeof kept?.customerId === "string" ? kept.customerId : uuidv7();
  const [only] = banks.length === 1 ? banks : [];
  return (
    <>
      <Crumbs items={[{ label: "Customers", href: "/customers" }, { label: "Add customer" }]} />
      <div className="page-body">
        <div className="page-head">
          <div>
            <h1>Add customer</h1>
            <p>Legal name and mobile phone are needed; the rest can follow.</p>
          </div>
        </div>
        <NewCustomerForm
          customerId={customerId}
          banks={banks}
          countries={countryOptions().map(({ code, name }) => ({ value: code, label: name }))}
          initial={kept ?? {}}
          name={`Signed as ${actor.name}${only ? `, ${only.id}` : ""}`}
        />
      </div>
    </>
  );
}
