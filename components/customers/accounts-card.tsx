// The customer's accounts: balance, routings, contracts and attributes.
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { type Pair, Pairs } from "@/components/ui/pairs";

/** `balance` is written out ("EUR 0.00"). `facts` are the four or so one looks for; the groups are folded below. */
export type AccountModel = {
  id: string;
  label: string;
  balance: string;
  facts: Pair[];
  /** "Routings", "Contract LKJL98769F", "Attributes": a heading and its pairs. */
  groups?: { title: string; pairs: Pair[] }[];
};

export function AccountsCard({ accounts }: { accounts: AccountModel[] }) {
  return (
    <Card id="acc-h" title="Accounts" action={<span className="meta">{accounts.length || ""}</span>}>
      {accounts.length === 0 ? (
        <Empty>No account is linked to this customer.</Empty>
      ) : (
        <div className="card-body">
          {accounts.map((account) => (
            <Account key={account.id} {...account} />
          ))}
        </div>
      )}
    </Card>
  );
}

function Account({ label, balance, facts, groups = [] }: AccountModel) {
  return (
    <div className="account">
      <p className="account-line">
        <b>{label}</b>
        <b className="nowrap">{balance}</b>
      </p>
      <Pairs pairs={facts} />
      {groups.length > 0 && (
        <details>
          <summary className="linkish">
            <span className="when-shut">Show routings, contracts, attributes</span>
            <span className="when-open">Show fewer</span>
          </summary>
          {groups.map((group) => (
            <div key={group.title}>
              <h3>{group.title}</h3>
              <Pairs pairs={group.pairs} />
            </div>
          ))}
        </details>
      )}
    </div>
  );
}
