// The groups of a customer's fields, drawn: controls for what the person may write, words for the rest.
"use client";
import { CustomerControl } from "@/app/(office)/customers/customer-control";
import {
  type CustomerField,
  type CustomerGroup,
  customerGroups,
} from "@/app/(office)/customers/customer-groups";
import type { Country } from "@/components/ui/country-options";
import type { Filled } from "@/components/ui/filled";
import { Need } from "@/components/ui/note";
import { Pairs } from "@/components/ui/pairs";
import type { ColumnName } from "@/lib/customers/rows";

export interface CustomerFieldsProps extends Filled {
  countries: readonly Country[];
  /** The last day that can be chosen. */
  today?: string;
  /** The role that is missing for a field; none is missing where it is not named. */
  missing?: Partial<Record<ColumnName, string>>;
  /** What a field says that cannot be written, as a person reads it. */
  words?: Partial<Record<ColumnName, string>>;
  /** Hints that only this form gives. */
  hints?: Partial<Record<ColumnName, string>>;
  /** On a page each group is a card of its own; in a panel they follow one another. */
  isPage?: boolean;
}

export function CustomerFields(props: CustomerFieldsProps) {
  return customerGroups.map((group) => <Group key={group.id} group={group} {...props} />);
}

const apart = "stack border-t border-line pt-5 first-of-type:border-t-0 first-of-type:pt-0";

function Group({
  group,
  missing = {},
  words = {},
  isPage = false,
  ...filled
}: CustomerFieldsProps & { group: CustomerGroup }) {
  const locked = group.fields.filter(({ name }) => missing[name]);
  const roles = [...new Set(locked.map(({ name }) => missing[name]))];
  const Heading = isPage ? "h2" : "h3";
  return (
    <section className={isPage ? "stack card p-5" : apart} aria-labelledby={`group-${group.id}`}>
      <Heading id={`group-${group.id}`}>{group.heading}</Heading>
      {rowsOf(group.fields.filter(({ name }) => !missing[name])).map((row) => (
        <div key={row[0]?.name} className={row.length > 1 ? "two" : undefined}>
          {row.map((field) => (
            <CustomerControl key={field.name} field={field} {...filled} />
          ))}
        </div>
      ))}
      {locked.length > 0 && (
        <>
          <Pairs pairs={locked.map(({ name, label }) => ({ label, value: words[name] || "not known" }))} />
          <Need>
            To change {locked.length < group.fields.length ? "the rest" : "this"} you need{" "}
            {roles.join(" and ")}.
          </Need>
        </>
      )}
    </section>
  );
}

/** Two neighbours of half the width share a row. */
function rowsOf(fields: CustomerField[]): CustomerField[][] {
  const rows: CustomerField[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    if (field.isHalf && last?.length === 1 && last[0]?.isHalf) last.push(field);
    else rows.push([field]);
  }
  return rows;
}
