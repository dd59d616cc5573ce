// What waits for an administrator: who asks for what and why, and the two answers.
import { DeclineForm, GrantForm } from "@/app/(office)/people/decide-form";
import type { PeopleQuery } from "@/app/(office)/people/page";
import { askHref } from "@/app/(office)/requests/href";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { Go } from "@/components/ui/go";
import { Need } from "@/components/ui/note";
import { screenRole } from "@/lib/core/roles";
import { visibleText } from "@/lib/format";
import { grantRole } from "@/lib/people/grants";
import { timeAgo } from "@/lib/people/request-words";
import type { WaitingRequest } from "@/lib/people/role-requests";
import { labelOf, rolesNamed } from "@/lib/people/role-rules";
import { suggestedDay } from "@/lib/people/suggested-day";

type Props = { requests: WaitingRequest[]; query: PeopleQuery; now: Date; zones: Map<string, string> };

export function RequestQueue({ requests, query, now, zones }: Props) {
  const count = requests.filter(({ gap }) => gap === null).length;
  const first = query.decline ? undefined : requests.find(({ gap }) => gap === null)?.id;
  const granting = query.grant ?? first;
  return (
    <Card
      id="requests"
      title="Role requests"
      action={count > 0 && <Badge tone="proposed" icon="hourglass" word={waiting(count)} />}
    >
      {requests.length === 0 && <Empty>Nobody waits for a role.</Empty>}
      {requests.length > 0 && (
        <ul className="list requests">
          {requests.map((request) => (
            <li key={request.id} id={`request-${request.id}`}>
              <Ask request={request} now={now} />
              <Answer
                request={request}
                open={
                  query.decline === request.id ? "decline" : granting === request.id ? "grant" : undefined
                }
                suggested={suggestedDay(now, zones.get(request.bankId ?? ""))}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const waiting = (count: number) => (count === 1 ? "1 waits for you" : `${count} wait for you`);

function Ask({ request, now }: { request: WaitingRequest; now: Date }) {
  const { person, roleNames, bankId, reason, createdAt } = request;
  const label = labelOf(roleNames);
  const is = screenRole(new Set(person.roleNames));
  return (
    <>
      <div className="row">
        <Avatar name={person.name} />
        <div className="grow min-w-0 wrap-anywhere">
          <p title={roleNames.join(", ")}>
            <b>{visibleText(person.name)}</b> asks for{" "}
            <b className={rolesNamed(label)?.length === 1 ? "mono" : undefined}>{label}</b>
          </p>
          <p className="meta">
            {visibleText(person.email)} · now {is === "No role yet" ? "no role" : is} at{" "}
            {bankId ?? "system level"} · {timeAgo(createdAt, now)}
          </p>
        </div>
      </div>
      {reason && <blockquote className="said">{visibleText(reason)}</blockquote>}
    </>
  );
}

type AnswerProps = { request: WaitingRequest; open?: "grant" | "decline"; suggested: string };

function Answer({ request: { id, bankId, gap }, open, suggested }: AnswerProps) {
  if (gap === "own") return <Need>Your own request: another administrator decides it.</Need>;
  if (gap === "role")
    return (
      <Need>
        You may not grant this: needs <span className="mono">{grantRole(bankId)}</span>.{" "}
        <Go href={askHref(grantRole(bankId), bankId, "/people")}>Request role</Go>
      </Need>
    );
  const hidden = { id, bankId: bankId ?? "" };
  const [grantHref, declineHref] = [
    `/people?grant=${id}#request-${id}`,
    `/people?decline=${id}#request-${id}`,
  ];
  if (open === "grant") return <GrantForm hidden={hidden} suggested={suggested} declineHref={declineHref} />;
  if (open === "decline") return <DeclineForm hidden={hidden} grantHref={grantHref} />;
  return (
    <div className="row">
      <LinkButton small href={grantHref} scroll={false}>
        Grant…
      </LinkButton>
      <LinkButton small look="quiet" href={declineHref} scroll={false}>
        Decline…
      </LinkButton>
    </div>
  );
}
