// The three dead ends of the office, without a <main>: inside the shell the frame has it, outside the page draws it.
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { StatePage } from "@/components/ui/state-page";

/** 404. Never tells whether the thing exists elsewhere. `what` completes "There is no such … here". */
export function NotFoundState({ what }: { what?: string }) {
  return (
    <StatePage
      tone="neutral"
      icon="file-question-mark"
      title={what ? `There is no such ${what} here` : "There is nothing at this address"}
      lede="The address may be mistyped, or what it names belongs to a bank where you hold no role. We answer both in the same words."
      code="404"
    >
      <div className="row">
        <LinkButton look="primary" icon="search" href="/customers">
          Search customers
        </LinkButton>
      </div>
    </StatePage>
  );
}

/** 403. Names the role when it is known; `what` completes "You may not …"; `children` may ask for the role. */
export function ForbiddenState({
  what = "open this",
  role,
  bankId,
  children,
}: {
  what?: string;
  role?: string;
  bankId?: string;
  children?: ReactNode;
}) {
  const needed = role ? <b className="mono">{role}</b> : "that you do not hold";
  return (
    <StatePage
      tone="waiting"
      icon="lock"
      title={`You may not ${what}`}
      lede={
        <>
          It needs {role ? "the role" : "a role"} {needed} {bankId ? `at ${bankId}` : "at a bank"}. An
          administrator can grant it. This attempt was recorded.
        </>
      }
      code="403"
    >
      {children ?? (
        <div className="row">
          <LinkButton look="primary" href="/customers">
            Back to customers
          </LinkButton>
        </div>
      )}
    </StatePage>
  );
}
