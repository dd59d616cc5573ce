// The mails of one's banks: sent, on their way, refused; and those that no server sends, to be read and passed on.
import type { Metadata } from "next";
import { MailBadge } from "@/app/(office)/mail/mail-badge";
import { Crumbs } from "@/components/shell/crumbs";
import { Blank } from "@/components/ui/empty";
import { Go } from "@/components/ui/go";
import { Note } from "@/components/ui/note";
import { Pager } from "@/components/ui/pager";
import { type Column, Table } from "@/components/ui/table";
import { env } from "@/lib/core/env";
import { formatDateTime, sinceWords, visibleText } from "@/lib/format";
import { listMails } from "@/lib/mail/mail";
import type { MailRow } from "@/lib/mail/schema";
import { load } from "@/lib/web/load";
import { currentActor } from "@/lib/web/request";

export const metadata: Metadata = { title: "Mail" };

const columns: Column[] = [
  { key: "subject", label: "Mail" },
  { key: "state", label: "State" },
  { key: "since", label: "Since" },
];

export default async function MailPage({ searchParams }: { searchParams: Promise<{ after?: string }> }) {
  const { after } = await searchParams;
  const { rows, next } = await load(listMails, { after });
  const { now } = await currentActor();
  const pager = (next || after) && (
    <Pager
      shown="Newest first"
      previous={after ? "/mail" : undefined}
      next={next ? `/mail?after=${encodeURIComponent(next)}` : undefined}
      labels={["First page", "Next"]}
    />
  );
  return (
    <>
      <Crumbs items={[{ label: "Mail" }]} />
      <div className="page-body">
        <div className="page-head">
          <h1>Mail</h1>
        </div>
        <div className="stack">
          {!env().SMTP_URL && (
            <Note tone="waiting" icon="mail" title="There is no mail server: nothing here was sent.">
              Open a mail, and pass its text on to whom it is for. With SMTP_URL mails are sent by themselves.
            </Note>
          )}
          {rows.length === 0 ? (
            <Blank title="No mail yet">Each invitation makes one.</Blank>
          ) : (
            <Table title="Mails" columns={columns} asLines foot={pager}>
              {rows.map((mail) => (
                <MailLine key={mail.id} mail={mail} now={now} />
              ))}
            </Table>
          )}
        </div>
      </div>
    </>
  );
}

function MailLine({ mail, now }: { mail: MailRow; now: Date }) {
  const since = mail.sentAt ?? mail.at;
  return (
    <tr>
      <td className="wrap-anywhere">
        <Go className="name" href={`/mail/${mail.id}`}>
          {visibleText(mail.subject)}
        </Go>
        <br />
        <span className="meta">to {visibleText(mail.recipient)}</span>
      </td>
      <td>
        <MailBadge state={mail.state} attempts={mail.attempts} />
        {mail.lastError && <span className="meta block wrap-anywhere">{visibleText(mail.lastError)}</span>}
      </td>
      <td className="soft nowrap" title={`${formatDateTime(since)} UTC`}>
        {sinceWords(since, now)}
      </td>
    </tr>
  );
}
