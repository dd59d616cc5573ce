// What became of a request for a role, to whoever asked.
import { Badge } from "@/components/ui/badge";
import { visibleText } from "@/lib/format";
import { requestWords } from "@/lib/people/request-words";

export type AskedModel = Parameters<typeof requestWords>[0] & {
  bankId: string | null;
  reason: string;
  decidedBy: string | null;
};

export function Asked({ request, now, timeZone }: { request: AskedModel; now: Date; timeZone?: string }) {
  const { decision, reason, answer, decidedBy } = request;
  return (
    <>
      <p className="row wrap">
        <Badge {...requestWords(request, now, timeZone)} />
        {decidedBy && <span className="meta">by {visibleText(decidedBy)}</span>}
        {!decision && <span className="meta">An administrator decides.</span>}
      </p>
      {reason && <blockquote className="said">{visibleText(reason)}</blockquote>}
      {answer && (
        <p>
          <b>Answer:</b> {visibleText(answer)}
        </p>
      )}
    </>
  );
}
