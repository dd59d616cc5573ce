// Each event of the audit as a sentence, its note, its links and what changed.
import type { ReactNode } from "react";
import { Verdict } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import { countryName } from "@/lib/countries/rules";
import { formatDate, visibleParagraph } from "@/lib/format";
import { checkSentence } from "@/lib/kyc/check-kinds";
import { documentLabel } from "@/lib/kyc/document-types";
import type { TimelineEvent } from "@/lib/timeline/schema";
import { isOfReading, tellReading } from "./reading-words";
import { type Fields, type Tell, text, type Words } from "./told";
import { tellView } from "./view-words";

/** What somebody wrote, with its line breaks. */
const note = (fields: Fields | null, name: string) => {
  const value = fields?.[name];
  return typeof value === "string" && value.trim() !== ""
    ? visibleParagraph(value.replace(/\r\n?/g, "\n"))
    : undefined;
};

/** The record's own date, when it is not the day on which it was recorded: ", dated 3 May 2025". */
function ownDate({ after, at }: TimelineEvent, word: string): string {
  const date = typeof after?.date === "string" ? new Date(after.date) : null;
  if (!date || Number.isNaN(date.getTime()) || formatDate(date) === formatDate(at)) return "";
  return ` ${word} ${formatDate(date)}`;
}

const satisfied = (fields: Fields | null) =>
  fields?.satisfied ? <Verdict tone="ok">satisfied</Verdict> : <Verdict tone="bad">not satisfied</Verdict>;

const verbs: Record<string, string> = {
  add: "added",
  change: "changed",
  delete: "deleted",
  restore: "restored",
  create: "created",
  update: "changed",
  link: "linked",
};
/** A record that was there before was changed, whatever the command is called. */
const verbOf = ({ action, before }: TimelineEvent) => {
  const verb = action.split(".")[1] ?? "";
  return verb === "add" && before ? "changed" : (verbs[verb] ?? "changed");
};

const record =
  (icon: IconName, name: (fields: Fields | null) => ReactNode): Tell =>
  (event, who) => ({
    icon,
    sentence: (
      <>
        {who} {verbOf(event)} {name(event.after ?? event.before)}
      </>
    ),
  });

const tellCheck: Tell = (event, who) => {
  const { before, after } = event;
  const words = before
    ? `edited a check: ${checkSentence(text(after, "how"))}`
    : checkSentence(text(after, "how"));
  const isOk = after?.satisfied === true;
  return {
    icon: isOk ? "shield-check" : "shield-x",
    tone: isOk ? "ok" : "bad",
    note: note(after, "comments"),
    sentence: (
      <>
        {who} <em>{words}</em>: {satisfied(after)}
        {ownDate(event, "on")}
      </>
    ),
  };
};

const tellStatus: Tell = (event, who) => ({
  icon: "flag",
  tone: event.after?.ok ? "ok" : "bad",
  note: note(event.after, "reason"),
  sentence: (
    <>
      {who} set the KYC status to{" "}
      {event.after?.ok ? (
        <Verdict tone="ok" icon="circle-check">
          OK
        </Verdict>
      ) : (
        <Verdict tone="bad" icon="octagon-x">
          not OK
        </Verdict>
      )}
      {ownDate(event, "from")}
    </>
  ),
});

const tellDocument = record("id-card", (fields) => (
  <>
    the document <b>{documentName(fields)}</b>
  </>
));
const documentName = (fields: Fields | null) =>
  [documentLabel(text(fields, "type")), text(fields, "number")].filter(Boolean).join(" ");

const tellCustomer = record("user", (fields) =>
  fields && "customerNumber" in fields && "legalName" in fields ? "this customer" : "the customer’s data",
);

/** The import’s own event: `after` names its files. */
const tellImport: Tell = ({ after }, who) => ({
  icon: "upload",
  sentence: (
    <>
      {who} imported this customer from <b>{text(after, "customers").split(", ")[0]}</b>
    </>
  ),
});

/** A rung of its end was reached: told on that day, so "in 30 days" is counted from then. */
const tellExpiry: Tell = ({ after }, who) => {
  const expiryDate = new Date(text(after, "expiryDate"));
  const rung = Number(after?.rung ?? 0);
  const inCharge = text(after, "assignedTo");
  const isOver = Number(after?.daysLeft) <= 0;
  return {
    icon: rung === 0 ? "calendar-x" : "clock-alert",
    tone: isOver ? "bad" : "soon",
    sentence: (
      <>
        {who} reminded{inCharge ? ` ${inCharge}` : ""}: <b>{documentName(after)}</b>{" "}
        {isOver ? "expired on" : "expires on"} {formatDate(expiryDate)}
        {rung > 0 && ` (${rung}-day reminder)`}
      </>
    ),
  };
};

const mediumName = (fields: Fields | null) => (
  <>
    a medium: <b>{text(fields, "type") || "scan"}</b>
  </>
);

/** Uploads and the virus scan's verdicts; the rest is told as of any record. */
const tellMedium: Tell = (event, who) => {
  const { action, after } = event;
  const file = <b>{text(after, "originalName") || text(after, "type")}</b>;
  const verdict = text(after, "malware") ? (
    <Verdict tone="bad">infected</Verdict>
  ) : (
    <Verdict tone="ok">clean</Verdict>
  );
  if (action === "media.upload")
    return {
      icon: "upload",
      sentence: (
        <>
          {who} uploaded {file}
        </>
      ),
    };
  if (action === "media.scan")
    return {
      icon: "scan-search",
      sentence: (
        <>
          {who} scanned a file: {verdict}
        </>
      ),
    };
  if (action === "media.refuse-infected")
    return {
      icon: "file-x",
      tone: "bad",
      sentence: (
        <>
          {who} sent {file}: {verdict}, not stored
        </>
      ),
    };
  return record("image", mediumName)(event, who);
};

const kinds: Record<TimelineEvent["kind"], Tell> = {
  check: tellCheck,
  status: tellStatus,
  document: (event, who) =>
    event.action === "document.remind" ? tellExpiry(event, who) : tellDocument(event, who),
  media: (event, who) => (isOfReading(event) ? tellReading(event, who) : tellMedium(event, who)),
  address: record("map-pin", (fields) => (
    <>
      the address <b>{text(fields, "line1") || text(fields, "city")}</b>
    </>
  )),
  tax: record("receipt-text", (fields) => (
    <>
      the tax residence <b>{countryName(text(fields, "domain")) || text(fields, "domain")}</b>
    </>
  )),
  customer: (event, who) =>
    event.action === "import.run" ? tellImport(event, who) : tellCustomer(event, who),
  attribute: record("tag", (fields) => (
    <>
      the attribute <b>{text(fields, "name")}</b>
    </>
  )),
  account: record("landmark", () => "an account"),
  view: tellView,
};

/** The words for an event. `who` is already drawn, in bold. */
export const wordsFor = (event: TimelineEvent, who: ReactNode): Words => kinds[event.kind](event, who);
