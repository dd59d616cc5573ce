// The filters of the audit: a plain GET form. People are chosen from a list and stand in the address by their id.

import { type AuditQuery, auditHref, filterOf, isFiltered, tabOf } from "@/app/(office)/audit/href";
import { Button } from "@/components/ui/button";
import { type Choice, FilterChip, FilterChoice } from "@/components/ui/filter-choice";
import { Go } from "@/components/ui/go";
import { Icon } from "@/components/ui/icon";
import type { AuditChoices } from "@/lib/audit/choices";
import { actionLabel } from "@/lib/audit/event-words";
import { visibleText } from "@/lib/format";

/** Two people of one name are told apart by their e-mail. */
function peopleOptions(people: AuditChoices["people"]): Choice[] {
  return people.map(({ id, name, email }) => {
    const isShared = people.filter((one) => one.name === name).length > 1;
    return { value: id, label: visibleText(isShared ? `${name} (${email})` : name) };
  });
}

export function Filters({
  query,
  choices,
  customer,
}: {
  query: AuditQuery;
  choices: AuditChoices;
  /** The name of the customer the list is limited to, where it is known. */
  customer: string;
}) {
  const isEvents = tabOf(query) === "events";
  const { person, action, day = "", bankId } = query;
  const actions = choices.actions.map((value) => ({ value, label: actionLabel(value) }));
  actions.sort((a, b) => a.label.localeCompare(b.label));
  return (
    <form action="/audit" method="get" className="filters" aria-label="Filters">
      {!isEvents && <input type="hidden" name="tab" value="look-ups" />}
      <FilterChip icon="calendar" label="Day, at the bank" of="day">
        <input key={day} id="day" type="date" name="day" defaultValue={day} />
      </FilterChip>
      <FilterChoice
        icon="user"
        label="Person"
        name="person"
        any="Anyone"
        value={person}
        options={peopleOptions(choices.people)}
      />
      {isEvents && (
        <FilterChoice
          icon="zap"
          label="Action"
          name="action"
          any="Any action"
          value={action}
          options={actions}
        />
      )}
      {choices.banks.length > 1 && (
        <FilterChoice
          icon="landmark"
          label="Bank"
          name="bankId"
          any="Any bank"
          value={bankId}
          options={choices.banks.map((value) => ({ value, label: value }))}
        />
      )}
      {isEvents && <RefusedOnly isOn={query.outcome === "refused"} />}
      {isEvents && query.customer && <OneCustomer query={query} name={customer} />}
      <Button type="submit" small icon="list-filter">
        Filter
      </Button>
      {isFiltered(query) && (
        <Go className="linkish" href={auditHref({ tab: query.tab })}>
          Clear filters
        </Go>
      )}
    </form>
  );
}

const RefusedOnly = ({ isOn }: { isOn: boolean }) => (
  <label className="chip">
    <input key={String(isOn)} type="checkbox" name="outcome" value="refused" defaultChecked={isOn} />
    <Icon name="ban" size={14} />
    Refused only
  </label>
);

/** Chosen in a row, let go here; the form carries it along. */
function OneCustomer({ query, name }: { query: AuditQuery; name: string }) {
  return (
    <>
      <input type="hidden" name="customer" value={query.customer} />
      <Go
        className="chip"
        aria-current="true"
        href={auditHref({ ...filterOf(query), customer: undefined })}
        aria-label={`Only ${name}. Show any customer`}
      >
        <Icon name="contact" size={14} />
        <span className="cut">{name}</span>
        <Icon name="x" size={14} />
      </Go>
    </>
  );
}
