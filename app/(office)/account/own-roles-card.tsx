// What one may do at each bank, what one asked for, and what became of it.
import { Asked } from "@/components/people/asked";
import { RoleTags } from "@/components/people/role-tags";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import type { RoleRequest } from "@/lib/people/role-requests";
import { labelOf } from "@/lib/people/role-rules";

type Props = {
  requests: RoleRequest[];
  /** `role@bank`, as the actor holds them; until when stands beside the request that was granted. */
  held: ReadonlySet<string>;
  /** Some roles wait for a second factor. */
  isResting: boolean;
  now: Date;
  zones: Map<string, string>;
};

export function OwnRolesCard({ requests, held, isResting, now, zones }: Props) {
  const places = [...new Set([...held].map((key) => key.slice(key.indexOf("@") + 1)))].sort();
  const rolesAt = (bankId: string) =>
    [...held]
      .filter((key) => key.endsWith(`@${bankId}`))
      .map((key) => ({ roleName: key.slice(0, key.indexOf("@")), until: null }));
  return (
    <Card id="own-roles-title" title="Your roles">
      {places.length === 0 && isResting && (
        <Empty>Your roles rest until you have set up a second factor: see below.</Empty>
      )}
      {places.length === 0 && !isResting && (
        <Empty>You hold no role yet. Open what you need, and request the role there.</Empty>
      )}
      {places.length > 0 && (
        <dl className="card-body pairs">
          {places.map((bankId) => (
            <div key={bankId} className="contents">
              <dt>{bankId || "System level"}</dt>
              <dd className="row justify-end">
                <RoleTags held={rolesAt(bankId)} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {requests.length > 0 && (
        <>
          <h3 className="roles-at">Requests</h3>
          <ul className="list">
            {requests.map((request) => (
              <li key={`${request.id} ${request.roleNames.join()}`}>
                <b className="wrap-anywhere" title={request.roleNames.join(", ")}>
                  {labelOf(request.roleNames)}{" "}
                  <span className="meta">at {request.bankId ?? "system level"}</span>
                </b>
                <Asked request={request} now={now} timeZone={zones.get(request.bankId ?? "")} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
