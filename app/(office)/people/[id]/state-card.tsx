// Whether a person can sign in, where he is signed in, and what an administrator may do about it.
import {
  disableThePerson,
  enableThePerson,
  endTheSessions,
  lockThePerson,
  unlockThePerson,
} from "@/app/(office)/people/[id]/actions";
import { markTheProgram, resetTheFactors } from "@/app/(office)/people/factor-actions";
import { PersonState } from "@/components/people/person-state";
import { Card } from "@/components/ui/card";
import { Need } from "@/components/ui/note";
import { OneButtonForm } from "@/components/ui/one-button-form";
import { formatDate } from "@/lib/format";
import type { PersonFile } from "@/lib/people/person";
import { timeAgo } from "@/lib/people/request-words";

export function StateCard({ person, now }: { person: PersonFile; now: Date }) {
  const { isActive, isLocked, brakedUntil, lastSeenAt, sessions, tokens, gap, hasFactor, isProgram } = person;
  const hidden = { personId: person.id, back: "person" };
  const isFree = isActive && !isLocked && brakedUntil === null;
  return (
    <Card id="state" title="Account">
      <dl className="card-body pairs">
        <dt>Can sign in</dt>
        <dd>{isFree ? "yes" : <PersonState {...person} now={now} />}</dd>
        <dt>Last seen</dt>
        <dd title={lastSeenAt ? formatDate(lastSeenAt) : undefined}>
          {lastSeenAt ? timeAgo(lastSeenAt, now) : "never"}
        </dd>
        <dt>Signed in on</dt>
        <dd>{sessions === 1 ? "1 browser" : `${sessions} browsers`}</dd>
        <dt>API tokens</dt>
        <dd>{tokens}</dd>
        <dt>Second factor</dt>
        <dd>{isProgram ? "none: a program’s account" : hasFactor ? "yes" : "none"}</dd>
      </dl>
      {gap ? (
        <div className="card-foot">
          <Need>{gap}</Need>
        </div>
      ) : (
        <div className="card-foot row wrap">
          {(isLocked || brakedUntil) && (
            <OneButtonForm
              action={unlockThePerson}
              hidden={hidden}
              label="Unlock"
              icon="rotate-ccw"
              hasWords
            />
          )}
          {!isLocked && isActive && (
            <OneButtonForm action={lockThePerson} hidden={hidden} label="Lock" icon="lock" hasWords />
          )}
          {isActive ? (
            <OneButtonForm action={disableThePerson} hidden={hidden} label="Disable" icon="ban" hasWords />
          ) : (
            <OneButtonForm
              action={enableThePerson}
              hidden={hidden}
              label="Enable"
              icon="user-check"
              hasWords
            />
          )}
          {sessions + tokens > 0 && (
            <OneButtonForm
              action={endTheSessions}
              hidden={hidden}
              label="Sign out everywhere"
              icon="log-out"
              hasWords
            />
          )}
          {hasFactor && (
            <OneButtonForm
              action={resetTheFactors}
              hidden={hidden}
              label="Reset the second factor"
              icon="rotate-ccw"
              hasWords
            />
          )}
          <OneButtonForm
            action={markTheProgram}
            hidden={{ ...hidden, isProgram: isProgram ? "" : "yes" }}
            label={isProgram ? "Make it a person’s account" : "Make it a program’s account"}
            icon={isProgram ? "user" : "bot"}
            hasWords
          />
        </div>
      )}
    </Card>
  );
}
