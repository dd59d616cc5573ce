// The texts of the invitation mails: ours, or what an administrator of the installation wrote, with a preview.
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { resetTheTexts } from "@/app/(office)/mail-texts/actions";
import { MailTextsForm } from "@/app/(office)/mail-texts/form";
import { type TextsQuery, textsHref } from "@/app/(office)/mail-texts/href";
import { Preview } from "@/app/(office)/mail-texts/preview";
import { requestHref } from "@/app/(office)/requests/href";
import { Crumbs } from "@/components/shell/crumbs";
import { Card } from "@/components/ui/card";
import { Go } from "@/components/ui/go";
import { Need, Note } from "@/components/ui/note";
import { OneButtonForm } from "@/components/ui/one-button-form";
import { openDraft } from "@/lib/auth/drafts";
import { type Actor, banksOf } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { mayRun } from "@/lib/core/permissions";
import { formatDate, formatDateTime } from "@/lib/format";
import { senderOf } from "@/lib/mail/post";
import { load } from "@/lib/web/load";
import { currentActor } from "@/lib/web/request";
import { type MailText, readMailTexts, resetMailTexts, setMailTexts } from "@/lib/webui-props/mail-texts";
import { isPurpose, type Purpose } from "@/lib/webui-props/mail-texts-schema";
import { exampleValues, marks } from "@/lib/webui-props/marks";

export const metadata: Metadata = { title: "Mail texts" };

const done: Record<string, string> = {
  saved: "The texts are saved. The next invitation carries them.",
  reset: "The texts are taken back. The default counts again.",
};
const purposes = [
  ["DEVELOPER", "Developers and colleagues"],
  ["CUSTOMER", "Customers"],
] as const;

const originOf = ({ from, setBy, setAt }: MailText) => {
  if (from === "default" || !setAt) return "the default";
  return `${from === "developers" ? "the developers’, " : ""}set by ${setBy} on ${formatDate(setAt)}`;
};

export default async function MailTextsPage({ searchParams }: { searchParams: Promise<TextsQuery> }) {
  const query = await searchParams;
  const purpose = isPurpose(query.purpose) ? query.purpose : "DEVELOPER";
  const { texts, version } = await load(readMailTexts, { purpose });
  const [actor, kept] = [
    await currentActor(),
    query.draft ? await load(openDraft, { id: query.draft }) : null,
  ];
  const saved = Object.fromEntries(texts.map(({ part, value }) => [part, value]));
  const { base = version, ...shown } = { ...saved, ...(kept as Record<string, string> | null) };
  const values = exampleValues({
    inviter: actor.name,
    bankId: banksOf(actor)[0] ?? "bank.example",
    ends: formatDateTime(new Date(actor.now.getTime() + env().USER_INVITATION_TTL_SECONDS * 1000)),
    links: env().PUBLIC_URL,
  });
  return (
    <>
      <Crumbs items={[{ label: "Mail texts" }]} />
      <div className="page-body">
        <div className="page-head">
          <div>
            <h1>Mail texts</h1>
            <p>What an invitation’s mail says, at every bank of this installation.</p>
          </div>
        </div>
        <div className="stack">
          {query.done && Object.hasOwn(done, query.done) && (
            <Note tone="ok" icon="circle-check" title={done[query.done] ?? ""} alert />
          )}
          <Purposes chosen={purpose} />
          <div className="columns">
            <TextsCard {...{ purpose, texts, actor }}>
              <MailTextsForm
                key={JSON.stringify(query)}
                {...{ purpose, base, sender: senderOf(), mayEdit: mayRun(setMailTexts.allow, actor) }}
                initial={shown}
                origins={Object.fromEntries(texts.map((text) => [text.part, originOf(text)]))}
              />
            </TextsCard>
            <Preview
              texts={shown}
              values={values}
              sender={senderOf(String(shown.from ?? ""))}
              isSaved={!kept}
            />
          </div>
        </div>
      </div>
    </>
  );
}

const Purposes = ({ chosen }: { chosen: Purpose }) => (
  <nav className="row wrap" aria-label="Invitations to">
    {purposes.map(([value, label]) => (
      <Go
        key={value}
        className="chip"
        aria-current={value === chosen ? "true" : undefined}
        href={textsHref(value)}
      >
        {label}
      </Go>
    ))}
  </nav>
);

type CardProps = { purpose: Purpose; texts: readonly MailText[]; actor: Actor; children: ReactNode };

/** Around the form: the way back to the default, the role that is missing, the placeholders. */
function TextsCard({ purpose, texts, actor, children }: CardProps) {
  const isOwn = texts.some(({ from }) => from === "own");
  const back = isOwn && mayRun(resetMailTexts.allow, actor) && (
    <OneButtonForm
      action={resetTheTexts}
      hidden={{ purpose }}
      label="Back to the default"
      icon="undo-2"
      hasWords
    />
  );
  return (
    <Card id="texts" title="Texts" action={back}>
      {!mayRun(setMailTexts.allow, actor) && <NeedsRole role="CanCreateWebUiProps" />}
      {children}
      <Placeholders />
    </Card>
  );
}

const NeedsRole = ({ role }: { role: string }) => (
  <div className="card-body">
    <Need>
      Changing them needs <span className="mono">{role}</span>.{" "}
      <Go href={requestHref({ role, back: "/mail-texts" })}>Request role</Go>
    </Need>
  </div>
);

const Placeholders = () => (
  <details className="card-foot">
    <summary>Placeholders</summary>
    <dl className="pairs">
      {Object.entries(marks).map(([mark, meaning]) => (
        <div key={mark} className="contents">
          <dt className="mono">@{mark}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  </details>
);
