// Asking for a role: the page behind every locked action, and what it says when one asked already.
import type { Metadata } from "next";
import { askForRole } from "@/app/(office)/requests/actions";
import type { RequestQuery } from "@/app/(office)/requests/href";
import { AskForm } from "@/components/people/ask-form";
import { Asked } from "@/components/people/asked";
import { Crumbs } from "@/components/shell/crumbs";
import { LinkButton } from "@/components/ui/button";
import { StatePage } from "@/components/ui/state-page";
import { prepareRoleRequest, type RoleQuestion } from "@/lib/people/ask";
import { lastRefusal } from "@/lib/people/refusals";
import { load } from "@/lib/web/load";
import { homeOf } from "@/lib/web/office";
import { currentActor, sameSitePath } from "@/lib/web/request";

export const metadata: Metadata = { title: "Request a role" };

type Props = { searchParams: Promise<RequestQuery> };

export default async function NewRequestPage({ searchParams }: Props) {
  const query = await searchParams;
  const question = query.role
    ? await load(prepareRoleRequest, { role: query.role, bankId: query.bank || null })
    : (await load(lastRefusal, {})).question;
  const { now, ...actor } = await currentActor();
  const back = query.back ? sameSitePath(query.back) : homeOf({ now, ...actor });
  const goBack = (
    <LinkButton look="quiet" href={back}>
      Back
    </LinkButton>
  );
  return (
    <>
      <Crumbs items={[{ label: "Request a role" }]} />
      <StatePage tone="waiting" icon="key-round" title="Request a role" lede={<Lede question={question} />}>
        {question?.asked && (
          <div className="card">
            <Asked request={question.asked} now={now} timeZone={question.banks[0]?.timeZone} />
          </div>
        )}
        {question && mayAsk(question) ? (
          <AskForm {...question} action={askForRole} back={back}>
            {goBack}
          </AskForm>
        ) : (
          <div className="row">{goBack}</div>
        )}
      </StatePage>
    </>
  );
}

const mayAsk = ({ asked, isHeld }: RoleQuestion) => !isHeld && (!asked || asked.decision !== null);

function Lede({ question }: { question: RoleQuestion | null }) {
  if (!question) return "No action was refused just now. Open what you need, and ask from there.";
  const where = question.bankId ? ` at ${question.bankId}` : "";
  return (
    <>
      <b className="mono wrap-anywhere">{question.role}</b>
      {where}
      {question.isHeld ? ": you hold this role already." : "."}
    </>
  );
}
