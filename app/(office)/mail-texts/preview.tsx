// What an invitee would see, with example values. The HTML lies in a frame that runs nothing and opens nothing.
import { Card } from "@/components/ui/card";
import { visibleParagraph, visibleText } from "@/lib/format";
import { fillHtml, fillText, oneLine, type Values } from "@/lib/mail/template";

type Props = { texts: Record<string, string>; values: Values; sender: string; isSaved: boolean };

export function Preview({ texts, values, sender, isSaved }: Props) {
  const { subject = "", text = "", html_text = "" } = texts;
  return (
    <div className="stack" id="preview">
      <Card id="preview-head" title={isSaved ? "As it is sent now" : "Preview: not saved yet"}>
        <dl className="card-body pairs">
          <dt>Subject</dt>
          <dd>{visibleText(oneLine(fillText(subject, values)))}</dd>
          <dt>From</dt>
          <dd>{visibleText(sender)}</dd>
        </dl>
      </Card>
      <Card id="preview-html" title="HTML part">
        <iframe
          className="mail-frame"
          title="The HTML part with example values"
          sandbox=""
          referrerPolicy="no-referrer"
          srcDoc={fillHtml(html_text, values)}
        />
      </Card>
      <Card id="preview-text" title="Text part">
        <pre className="card-body mail-text">{visibleParagraph(fillText(text, values))}</pre>
      </Card>
    </div>
  );
}
