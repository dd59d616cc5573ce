// Where the customer pays tax: the number masked, and one of three verdicts on it.
import type { ReactNode } from "react";
import { Badge, type BadgeModel } from "@/components/ui/badge";
import { type Action, ActionButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Country } from "@/components/ui/country";
import { Empty } from "@/components/ui/empty";
import { Need } from "@/components/ui/note";
import { type Ask, RequestRole } from "@/components/ui/request-role";

export type TaxVerdict = "valid" | "notValid" | "cannotCheck";

export type TaxResidenceRow = {
  id: string;
  countryCode: string;
  countryName: string;
  /** Masked ("•••••••• 911") with the eye that reveals it (which is recorded), or in full once it was. */
  number: ReactNode;
  verdict: TaxVerdict;
  /** "Steuer-ID, check digit agrees", "Expected: 10 digits, or AA999999A", "No rule for Vanuatu". */
  detail?: string;
  /** Delete. */
  actions?: ReactNode;
};

/** `needs`: the role without which nothing may be listed here; the card then says so and shows no row. */
export function TaxResidencesCard({
  rows,
  add,
  needs,
  ask,
  notice,
}: {
  rows: TaxResidenceRow[];
  add?: Action;
  needs?: string;
  ask?: Ask;
  notice?: ReactNode;
}) {
  return (
    <Card
      id="tax-h"
      title="Tax residences"
      action={<ActionButton action={add} label="Add" of="tax residence" />}
    >
      {notice}
      {needs && (
        <Empty>
          <Need>
            Tax residences need <span className="mono">{needs}</span>{" "}
            {ask && <RequestRole ask={ask} needs={needs} />}
          </Need>
        </Empty>
      )}
      {!needs && rows.length === 0 && <Empty>No tax residence is known.</Empty>}
      {!needs && rows.length > 0 && (
        <ul className="list">
          {rows.map((row) => (
            <TaxRow key={row.id} {...row} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function badgeOf(verdict: TaxVerdict, countryCode: string): BadgeModel {
  if (verdict === "valid") return { tone: "ok", icon: "check", word: "Valid" };
  if (verdict === "notValid") return { tone: "bad", icon: "x", word: `Not valid for ${countryCode}` };
  return { tone: "neutral", icon: "circle-help", word: "Cannot be checked" };
}

function TaxRow({ countryCode, countryName, number, verdict, detail, actions }: TaxResidenceRow) {
  return (
    <li>
      <div className="line">
        <Country code={countryCode} />
        <span className="cut">{countryName}</span>
        <span className="grow" />
        {number}
        {actions}
      </div>
      <p className="row wrap">
        <Badge {...badgeOf(verdict, countryCode)} />
        {detail && <span className="meta">{detail}</span>}
      </p>
    </li>
  );
}
