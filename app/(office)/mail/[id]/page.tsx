// One mail as text. Its link is shown only where no server sends it; reading it is recorded.
import type { Metadata } from "next";
import { MailBadge } from "@/app/(office)/mail/mail-badge";
import { Crumbs } from "@/components/shell/crumbs";
import { Card } from "@/components/ui/card";
import { Note } from "@/components/ui/note";
import { Pairs } from "@/components/ui/pairs";
import { formatDateTime, visibleParagraph, visibleText } from "@/lib/format";
import { viewMail } from "@/lib/mail/mail";
import { load } from "@/lib/web/load";

export const metadata: Metadata = { title: "Mail" };

export default async function OneMailPage({ params }: { params: Promise<{ id: string }> }) {
  const mail = await load(viewMail, { id: (await params).id });
  const pairs = [
    { label: "To", value: visibleText(mail.recipient) },
    { label: "From", value: visibleText(mail.sender) },
    { label: "Made", value: `${formatDateTime(mail.at)} UTC` },
    ...(mail.sentAt ? [{ label: "Sent", value: `${formatDateTime(mail.sentAt)} UTC` }] : []),
    ...(mail.lastError ? [{ label: "Trouble", value: visibleText(mail.lastError) }] : []),
  ];
  return (
    <>
      <Crumbs items={[{ label: "Mail", href: "/mail" }, { label: visibleText(mail.subject) }]} />
      <div className="page-body">
        <div className="page-head">
          <h1>{visibleText(mail.subject)}</h1>
          <MailBadge state={mail.state} attempts={mail.attempts} />
        </div>
        <div className="stack max-w-[760px]">
          {mail.hasSecrets && (
            <Note
              tone="waiting"
              icon="key-round"
              title="This mail was not sent. Pass it on to whom it is for, and to nobody else."
            >
              Whoever has the link can act with it in that person’s name. That you read it is on record.
            </Note>
          )}
          <Card id="mail-facts" title="Facts">
            <Pairs pairs={pairs} inBody />
          </Card>
          <Card id="mail-text" title="Text">
            <pre className="card-body mail-text">{visibleParagraph(mail.text)}</pre>
          </Card>
        </div>
      </div>
    </>
  );
}
