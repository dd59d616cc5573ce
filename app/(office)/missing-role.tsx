// 403: names the role that is missing, as soon as the browser has asked for it, and lets one request it in place.
"use client";
import { useEffect, useState } from "react";
import { askForRole } from "@/app/(office)/requests/actions";
import { requestHref } from "@/app/(office)/requests/href";
import { AskForm } from "@/components/people/ask-form";
import { Asked, type AskedModel } from "@/components/people/asked";
import { ForbiddenState } from "@/components/shell/dead-ends";
import { LinkButton } from "@/components/ui/button";
import type { Refusal } from "@/lib/people/refusals";

const none: Refusal = { role: null, bankId: null, question: null };

export function MissingRole() {
  const [{ role, bankId, question }, setMissing] = useState<Refusal>(none);
  useEffect(() => {
    fetch("/api/refusal", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" })
      .then((response) => (response.ok ? response.json() : none))
      .then((refusal: Refusal) => setMissing(refusal))
      .catch(() => undefined);
  }, []);
  const back = (
    <LinkButton look="quiet" href="/">
      Back to the start
    </LinkButton>
  );
  const isWaiting = question?.asked && question.asked.decision === null;
  return (
    <ForbiddenState role={role ?? undefined} bankId={bankId ?? undefined}>
      {question?.asked && (
        <div className="card">
          <p>
            <b>Your request</b> <span className="meta">at {question.asked.bankId ?? "system level"}</span>
          </p>
          <Asked request={fromJson(question.asked)} now={new Date()} timeZone={question.banks[0]?.timeZone} />
        </div>
      )}
      {question && !isWaiting ? (
        <AskForm {...question} action={askForRole} back="/">
          {back}
        </AskForm>
      ) : (
        <div className="row">
          {!question && <LinkButton href={requestHref({})}>Request the role</LinkButton>}
          {back}
        </div>
      )}
    </ForbiddenState>
  );
}

const dateOf = (value: unknown) => (value ? new Date(String(value)) : null);

/** Dates arrive as text. */
const fromJson = (request: AskedModel): AskedModel => ({
  ...request,
  createdAt: new Date(String(request.createdAt)),
  decidedAt: dateOf(request.decidedAt),
  grantedUntil: dateOf(request.grantedUntil),
});
