// Where one is signed in right now, and the way to end it elsewhere.
import { endOthers, endSession } from "@/app/(office)/account/actions";
import { Tag } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { OneButtonForm } from "@/components/ui/one-button-form";
import { formatDateTime } from "@/lib/format";
import type { OwnSession } from "@/lib/people/account";
import { browserInWords } from "@/lib/people/browser-words";

type Session = OwnSession & { isThis: boolean };

export function SessionsCard({ sessions, now }: { sessions: Session[]; now: Date }) {
  const others = sessions.filter(({ isThis }) => !isThis);
  const endAll = others.length > 0 && (
    <OneButtonForm action={endOthers} hidden={{}} label="End all others" icon="log-out" hasWords />
  );
  return (
    <Card id="sessions-title" title="Where you are signed in" action={endAll}>
      <ul className="list">
        {sessions.map((session) => (
          <SessionLine key={session.id} session={session} now={now} />
        ))}
      </ul>
      <p className="card-foot hint">
        A session ends by itself after 15 minutes without activity, and 12 hours after signing in. If you see
        one that is not yours, end it and change your password. API tokens are not ended with them: see below.
      </p>
    </Card>
  );
}

function SessionLine({ session, now }: { session: Session; now: Date }) {
  const browser = browserInWords(session.agent);
  return (
    <li>
      <div className="line">
        <b className="grow wrap-anywhere">{browser}</b>
        {session.isThis ? (
          <Tag icon="circle-check">this one</Tag>
        ) : (
          <OneButtonForm
            action={endSession}
            hidden={{ id: session.id }}
            label={`End ${browser}, signed in ${formatDateTime(session.createdAt)} UTC`}
            icon="log-out"
          />
        )}
      </div>
      <p className="meta wrap-anywhere">
        Signed in {formatDateTime(session.createdAt)} UTC · last seen {minutesAgo(session.lastSeenAt, now)} ·
        from {session.address ?? "an unknown address"}
      </p>
    </li>
  );
}

/** Sessions idle out after 15 minutes, and "last seen" is written once a minute. */
function minutesAgo(at: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  return minutes < 1 ? "just now" : `${minutes} min ago`;
}
