// What a person asked for lately, and what became of it.
import { Asked } from "@/components/people/asked";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import type { RoleRequest } from "@/lib/people/role-requests";
import { labelOf } from "@/lib/people/role-rules";

type Props = { requests: RoleRequest[]; now: Date; zones: Map<string, string> };

export function RequestsCard({ requests, now, zones }: Props) {
  const isWaiting = requests.some(({ decision }) => decision === null);
  const decide = isWaiting && (
    <LinkButton small look="quiet" href="/people#requests">
      Decide
    </LinkButton>
  );
  return (
    <Card id="asked" title="Asked for" action={decide}>
      {requests.length === 0 && <Empty>Nothing.</Empty>}
      <ul className="list">
        {requests.map((request) => (
          <li key={`${request.id} ${request.roleNames.join()}`}>
            <b className="wrap-anywhere" title={request.roleNames.join(", ")}>
              {labelOf(request.roleNames)} <span className="meta">at {request.bankId ?? "system level"}</span>
            </b>
            <Asked request={request} now={now} timeZone={zones.get(request.bankId ?? "")} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
