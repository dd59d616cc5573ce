// Above every page, until it is read: what became of a role one asked for.
import { putAnswerAway } from "@/app/(office)/requests/actions";
import { Strip } from "@/components/ui/note";
import { OneButtonForm } from "@/components/ui/one-button-form";
import { visibleText } from "@/lib/format";
import { lastDay } from "@/lib/people/request-words";
import type { RoleRequest } from "@/lib/people/role-requests";
import { labelOf } from "@/lib/people/role-rules";

const titleOf = ({ decision, roleNames, bankId }: RoleRequest) =>
  `${labelOf(roleNames)} at ${bankId ?? "system level"}: ${decision}.`;

function wordsOf({ decision, decidedBy, answer, grantedUntil }: RoleRequest): string {
  const by = decidedBy ? ` by ${visibleText(decidedBy)}` : "";
  if (decision === "declined") return answer ? `Declined${by}: “${visibleText(answer)}”` : `Declined${by}.`;
  return `Granted${by} ${grantedUntil ? `until ${lastDay(grantedUntil)}` : "for ever"}.`;
}

export function AnswerNotices({ answers }: { answers: readonly RoleRequest[] }) {
  if (answers.length === 0) return null;
  return (
    <div className="answers">
      {answers.map((answer) => (
        <Strip
          key={`${answer.id} ${answer.roleNames.join()}`}
          tone={answer.decision === "granted" ? "ok" : "waiting"}
          icon={answer.decision === "granted" ? "circle-check" : "ban"}
          title={titleOf(answer)}
          action={
            <OneButtonForm
              action={putAnswerAway}
              hidden={{ id: answer.id }}
              label={`Put away: ${titleOf(answer)}`}
              icon="x"
            />
          }
        >
          {wordsOf(answer)}
        </Strip>
      ))}
    </div>
  );
}
