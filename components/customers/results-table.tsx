// The customers found: five columns on a desk, two-line rows on a phone.
import type { ReactNode } from "react";
import { Badge, type BadgeModel, Due, Tag } from "@/components/ui/badge";
import { Go } from "@/components/ui/go";
import { Marked, type MarkRange } from "./marked";

type Text = { text: string; marks?: readonly MarkRange[] };

export type FoundCustomer = {
  id: string;
  href: string;
  number: Text;
  name: Text;
  phone: Text;
  /** More than one customer has this number: how many. */
  sharedBy?: number;
  /** Named when the list spans several banks. */
  bankId?: string;
  kyc: BadgeModel;
  /** The next document to expire; a `tone` makes it press. Absent: none on file. */
  expiry?: Partial<BadgeModel> & { word: string };
  /** A written date; absent: never. */
  lastChecked?: string;
};

/** `isStale` dims the old rows while new ones are on their way; `foot` is the Pager. */
export function ResultsTable({
  title,
  customers,
  foot,
  isStale = false,
}: {
  title: string;
  customers: FoundCustomer[];
  foot?: ReactNode;
  isStale?: boolean;
}) {
  return (
    <section
      className={isStale ? "card table-card is-stale" : "card table-card"}
      aria-labelledby="res-h"
      aria-busy={isStale}
    >
      <h2 id="res-h" className="sr-only">
        {title}
      </h2>
      <table className="table found">
        <ColumnHeads />
        <tbody>
          {customers.map((customer) => (
            <FoundRow key={customer.id} {...customer} />
          ))}
        </tbody>
      </table>
      {foot}
    </section>
  );
}

function ColumnHeads() {
  return (
    <thead>
      <tr>
        <th scope="col" className="c-num">
          Number
        </th>
        <th scope="col">Name</th>
        <th scope="col" className="c-phone">
          Phone
        </th>
        <th scope="col">KYC</th>
        <th scope="col" className="c-exp">
          Next expiry
        </th>
        <th scope="col" className="num c-last">
          Last checked
        </th>
      </tr>
    </thead>
  );
}

function FoundRow(customer: FoundCustomer) {
  const { number, phone, sharedBy, kyc, expiry, lastChecked } = customer;
  return (
    <tr>
      <td className="id c-num">
        <Marked {...number} ranges={number.marks} />
      </td>
      <NameCell {...customer} />
      <td className="c-phone">
        <span className="id">
          <Marked {...phone} ranges={phone.marks} />
        </span>{" "}
        {sharedBy !== undefined && sharedBy > 1 && (
          <Tag icon="users" title={`${sharedBy} customers have this number`}>
            {sharedBy}
            <span className="sr-only"> customers have this number</span>
          </Tag>
        )}
      </td>
      <td className="c-kyc">
        <Badge {...kyc} />
      </td>
      <td className="c-exp">
        <NextExpiry expiry={expiry} />
      </td>
      <td className={lastChecked ? "num c-last soft" : "num c-last meta"}>{lastChecked ?? "never"}</td>
    </tr>
  );
}

/** The name; on a phone also number, phone and an expiry that presses. */
function NameCell({ href, name, number, phone, bankId, expiry }: FoundCustomer) {
  return (
    <td className="c-name">
      <Go className="name long cut" href={href} title={name.text}>
        <Marked {...name} ranges={name.marks} />
      </Go>
      {bankId && <span className="meta">{bankId}</span>}
      <span className="only-small meta">
        <span className="id">
          <Marked {...number} ranges={number.marks} />
        </span>
        {" · "}
        <span className="id">
          <Marked {...phone} ranges={phone.marks} />
        </span>
      </span>
      {expiry?.tone && (
        <span className="only-small">
          <Due {...expiry} small />
        </span>
      )}
    </td>
  );
}

function NextExpiry({ expiry }: Pick<FoundCustomer, "expiry">) {
  if (!expiry) return <span className="meta">None on file</span>;
  return expiry.tone ? <Due {...expiry} /> : <span className="soft">{expiry.word}</span>;
}
