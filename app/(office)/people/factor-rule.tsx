// Whether each of one's banks demands a second factor of everybody with a role there.
import { demandTheFactor } from "@/app/(office)/people/factor-actions";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { OneButtonForm } from "@/components/ui/one-button-form";

type Props = { banks: { id: string; fullName: string; requiresSecondFactor: boolean }[] };

export function FactorRule({ banks }: Props) {
  return (
    <Card id="factor-rule" title="Second factor">
      <ul className="list">
        {banks.map(({ id, fullName, requiresSecondFactor }) => (
          <li key={id}>
            <div className="line wrap">
              <b className="grow wrap-anywhere">{fullName}</b>
              {requiresSecondFactor && <Badge tone="ok" icon="shield-check" word="Required" />}
              <OneButtonForm
                action={demandTheFactor}
                hidden={{ bankId: id, isRequired: requiresSecondFactor ? "" : "yes" }}
                label={requiresSecondFactor ? `No longer required at ${id}` : `Require it at ${id}`}
                hasWords
              />
            </div>
          </li>
        ))}
      </ul>
      <p className="card-foot hint">
        Where it is required, people without one are led to set one up when they sign in, and their roles rest
        until then. API tokens made by a password open nothing there, but for accounts of programs.
      </p>
    </Card>
  );
}
