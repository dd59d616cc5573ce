// The frame of the back office. It decides nothing: who may see what is in the use-cases.
import type { ReactNode } from "react";
import { AnswerNotices } from "@/app/(office)/requests/answer-notices";
import { Shell } from "@/components/shell/shell";
import { LinkButton } from "@/components/ui/button";
import { Strip } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import { env } from "@/lib/core/env";
import { perform } from "@/lib/core/use-case";
import { listUnreadAnswers } from "@/lib/people/notices";
import { navFor, officeOf } from "@/lib/web/office";
import { currentActor } from "@/lib/web/request";

export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  // Without a session the page below sends one to sign in; there is nothing to draw around that.
  if (!actor.personId) return children;
  const { banks, person } = officeOf(actor);
  const [nav, answers] = await Promise.all([navFor(actor), perform(listUnreadAnswers, actor, {})]);
  const leave = (
    <form action="/sign-out" method="post">
      <SubmitButton look="quiet" icon="log-out">
        Sign out
      </SubmitButton>
    </form>
  );
  return (
    <Shell
      bank={banks[0]}
      banks={banks}
      nav={nav}
      person={person}
      signOut={leave}
      isDemo={env().DEMO === "1"}
    >
      <AnswerNotices answers={answers} />
      {actor.restingAt.length > 0 && (
        <div className="strip-place">
          <Strip
            tone="waiting"
            icon="lock"
            title="A second factor is missing."
            action={
              <LinkButton small href="/account#second-factor-title">
                Set one up
              </LinkButton>
            }
          >
            Your roles rest at {actor.restingAt.map((bankId) => bankId || "system level").join(", ")}.
          </Strip>
        </div>
      )}
      {children}
    </Shell>
  );
}
