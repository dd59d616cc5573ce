// The windows as links, and the rest of the filters as a plain GET form.
import { type DocumentsQuery, documentsHref, filterOf } from "@/app/(office)/documents/href";
import { Button } from "@/components/ui/button";
import { FilterChoice } from "@/components/ui/filter-choice";
import { Go } from "@/components/ui/go";
import type { WindowName } from "@/lib/expiry/schema";
import { visibleText } from "@/lib/format";
import { DOCUMENT_TYPES } from "@/lib/kyc/document-types";

export const windowWords: Record<WindowName, string> = {
  all: "All",
  expired: "Expired",
  "7": "In 7 days",
  "30": "In 30 days",
  "60": "In 60 days",
  "90": "In 90 days",
};

const typeOptions = [
  ...DOCUMENT_TYPES.map(({ type, label }) => ({ value: type, label })),
  { value: "other", label: "Other types" },
];

interface Props {
  query: DocumentsQuery;
  window: WindowName;
  choices: { banks: string[]; officers: { id: string; name: string }[] };
}

export function Filters({ query, window, choices }: Props) {
  const { bankId, type, officer } = query;
  const officers = choices.officers.map(({ id, name }) => ({ value: id, label: visibleText(name) }));
  return (
    <>
      <nav className="row wrap" aria-label="Expires">
        {(Object.keys(windowWords) as WindowName[])
          .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
          .map((name) => (
            <Go
              key={name}
              className="chip"
              aria-current={name === window ? "true" : undefined}
              href={documentsHref(filterOf({ ...query, window: name }))}
            >
              {windowWords[name]}
            </Go>
          ))}
      </nav>
      <form action="/documents" method="get" className="filters" aria-label="Filters">
        {window !== "all" && <input type="hidden" name="window" value={window} />}
        <FilterChoice
          icon="id-card"
          label="Type"
          name="type"
          any="Any type"
          value={type}
          options={typeOptions}
        />
        <FilterChoice
          icon="user"
          label="In charge"
          name="officer"
          any="Anyone in charge"
          value={officer}
          options={[{ value: "nobody", label: "Nobody yet" }, ...officers]}
        />
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
        <Button type="submit" small icon="list-filter">
          Filter
        </Button>
        {(bankId || type || officer) && (
          <Go className="linkish" href={documentsHref(filterOf({ window }))}>
            Clear filters
          </Go>
        )}
      </form>
    </>
  );
}

// Numbers as names come first in an object, whatever was written: the order is told apart.
const order: WindowName[] = ["all", "expired", "7", "30", "60", "90"];
