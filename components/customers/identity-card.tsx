// Who the customer is: eight fields, then all of them.

import { type Action, ActionButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Go } from "@/components/ui/go";
import { Icon } from "@/components/ui/icon";
import type { Pair } from "@/components/ui/pairs";

/** `facts` are always seen, `more` after "Show all". `edit` opens the panel that corrects them. */
export type IdentityCardProps = { facts: Pair[]; more?: Pair[]; edit?: Action };

export function IdentityCard({ facts, more = [], edit }: IdentityCardProps) {
  return (
    <Card
      id="id-h"
      title="Identity"
      className={more.length > 0 ? "has-more" : ""}
      action={<ActionButton action={edit} label="Edit" of="identity" icon="pencil" />}
    >
      <FactList facts={facts} />
      {more.length > 0 && (
        <details className="more-facts">
          <summary className="btn btn-quiet btn-small">
            <span className="when-shut">Show all {facts.length + more.length}</span>
            <span className="when-open">Show fewer</span>
          </summary>
          <FactList facts={more} />
        </details>
      )}
    </Card>
  );
}

function FactList({ facts }: { facts: Pair[] }) {
  return (
    <dl className="card-body facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>
            <span className={fact.isId ? "id" : undefined}>{fact.value}</span>
            {fact.copy && <CopyButton value={fact.copy} what={fact.label} />}
            {fact.differs && (
              <Go className="differs" href={fact.differs.href} title={fact.differs.says}>
                <Icon name="git-compare-arrows" size={14} />
                <span>differs</span>
              </Go>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
