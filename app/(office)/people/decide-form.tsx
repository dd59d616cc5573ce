// The two answers to a request for a role. The button of a grant repeats until when.
"use client";
import { useEffect, useState } from "react";
import { declineTheRequest, grantTheRequest } from "@/app/(office)/people/actions";
import { CardForm } from "@/components/people/card-form";
import { UntilChoice, untilWords } from "@/components/people/until-choice";
import { LinkButton } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";

type Hidden = { id: string; bankId: string };

export function GrantForm({
  hidden,
  suggested,
  declineHref,
}: {
  hidden: Hidden;
  suggested: string;
  declineHref: string;
}) {
  // Only a page with JavaScript can keep its promise to repeat what is chosen.
  const [words, setWords] = useState("");
  useEffect(() => setWords(untilWords(suggested, "")), [suggested]);
  return (
    <CardForm action={grantTheRequest} hidden={hidden} labels={{ day: "Until" }} className="decide">
      {({ value, error }) => (
        <>
          <UntilChoice
            suggested={suggested}
            value={value("until") || suggested}
            day={value("day")}
            error={error("day")}
            onChoose={(until, day) => setWords(untilWords(until, day))}
          />
          <div className="row wrap">
            <SubmitButton busy="Granting…">{`Grant ${words}`.trim()}</SubmitButton>
            <LinkButton href={declineHref} scroll={false}>
              Decline with a reason
            </LinkButton>
          </div>
        </>
      )}
    </CardForm>
  );
}

export function DeclineForm({ hidden, grantHref }: { hidden: Hidden; grantHref: string }) {
  return (
    <CardForm action={declineTheRequest} hidden={hidden} labels={{ answer: "Reason" }} className="decide">
      {({ value, error }) => (
        <>
          <TextArea
            name="answer"
            label="Reason"
            hint="Whoever asked reads this."
            maxLength={500}
            rows={3}
            defaultValue={value("answer")}
            error={error("answer")}
          />
          <div className="row wrap">
            <SubmitButton busy="Declining…">Decline</SubmitButton>
            <LinkButton href={grantHref} scroll={false}>
              Grant instead
            </LinkButton>
          </div>
        </>
      )}
    </CardForm>
  );
}
