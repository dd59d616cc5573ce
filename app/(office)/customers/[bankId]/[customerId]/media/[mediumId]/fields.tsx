// The fields beside the picture: the document's record, and what is known of the file. For a reader who sees no picture they are it.
import { fileHref } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { Verdict } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { Go } from "@/components/ui/go";
import { type Pair, Pairs } from "@/components/ui/pairs";
import { countryName } from "@/lib/countries/rules";
import { formatDate, formatDateTime, visibleText } from "@/lib/format";
import { checkLabel } from "@/lib/kyc/check-kinds";
import { documentLabel } from "@/lib/kyc/document-types";
import { type Flag, scanWords } from "@/lib/media/schema";
import type { ViewerPage } from "@/lib/viewer/schema";
import { mediumName, placeOf } from "./words";

const shown = (text: string | null) => (text?.trim() ? visibleText(text) : "not kept");
const day = (date: Date | null) => (date ? formatDate(date) : "not kept");

/** `canLink`: may say what the scan belongs to, in the panel that edits it. */
type Props = { page: ViewerPage; canLink: boolean };

export function DocumentFields({ page, canLink }: Props) {
  const { document } = page;
  const pairs: Pair[] = document
    ? [
        { label: "Type", value: visibleText(documentLabel(document.type)) },
        { label: "Number", value: shown(document.number), isId: true, copy: document.number ?? undefined },
        { label: "Issued", value: day(document.issueDate) },
        { label: "Issued by", value: placeName(document.issuePlace) },
        { label: "Expires", value: document.expiryDate ? formatDate(document.expiryDate) : "no expiry" },
      ]
    : [
        {
          label: "Document",
          value: page.seesDocuments ? (
            <Unlinked
              page={page}
              canLink={canLink}
              panel="link-media"
              words="belongs to none on file"
              link="Link it to a document"
            />
          ) : (
            "takes the role CanGetAnyKycDocuments"
          ),
        },
      ];
  return (
    <section className="v-sec" aria-labelledby="record-h">
      <h2 id="record-h">On record</h2>
      <Pairs pairs={pairs} />
    </section>
  );
}

interface UnlinkedProps extends Props {
  panel: "link-media" | "edit-media";
  words: string;
  link: string;
}

function Unlinked({ page, canLink, panel, words, link }: UnlinkedProps) {
  if (!canLink) return words;
  const href = fileHref(page, { panel, id: page.medium.id });
  return (
    <>
      {words}. <Go href={href}>{link}</Go>
    </>
  );
}

const placeName = (place: string | null) => (place ? countryName(place) || visibleText(place) : "not kept");

const flagWords: Record<Flag, string> = { scripts: "scripts", attachments: "attached files", forms: "forms" };

export function FileFacts({ page, canLink }: Props) {
  const { medium, file, check, timeZone } = page;
  const pairs: Pair[] = [
    { label: "File", value: fileWords(page) },
    ...(file ? [{ label: "Name", value: visibleText(file.originalName) }] : []),
    { label: "Dated", value: day(medium.date) },
    {
      label: "Recorded",
      value: `${formatDateTime(medium.recordedAt, timeZone)} by ${visibleText(medium.recordedBy)}`,
    },
    ...(file ? [{ label: "Original", value: <Hash sha256={file.sha256} /> }, scanPair(file.scan)] : []),
    ...(file && file.flags.length > 0
      ? [
          {
            label: "Carries",
            value: `${file.flags.map((flag) => flagWords[flag]).join(", ")}: left out of what is shown`,
          },
        ]
      : []),
    ...(check ? [{ label: "Proves", value: <CheckLink page={page} /> }] : []),
    ...(!medium.isOfCheck && canLink
      ? [
          {
            label: "Proves",
            value: (
              <Unlinked
                page={page}
                canLink
                panel="edit-media"
                words="no check yet"
                link="Link it to a check"
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <section className="v-sec v-file" aria-labelledby="file-h">
      <h2 id="file-h">The file</h2>
      <Pairs pairs={pairs} />
    </section>
  );
}

const types: Record<string, string> = {
  "image/jpeg": "JPEG",
  "image/png": "PNG",
  "image/webp": "WebP",
  "image/heic": "HEIC",
  "image/heif": "HEIF",
  "image/tiff": "TIFF",
  "application/pdf": "PDF",
  "video/mp4": "MP4",
  "video/webm": "WebM",
};
const sizeWords = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(Math.round(bytes / 1_000), 1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

function fileWords({ media, medium, file }: ViewerPage): string {
  const what = `${placeOf(media, medium.id)}: ${mediumName(medium)}`;
  if (!file) return what;
  return [what, types[file.realType] ?? file.realType, sizeWords(file.bytes)].join(", ");
}

const Hash = ({ sha256 }: { sha256: string }) => (
  <>
    <span className="mono" title={sha256}>
      sha256 {sha256.slice(0, 4)} {sha256.slice(4, 8)} … {sha256.slice(-4)}
    </span>
    <CopyButton value={sha256} what="the hash" />
  </>
);

function scanPair(scan: NonNullable<ViewerPage["file"]>["scan"]): Pair {
  const tone = scan === "clean" ? "ok" : scan === "infected" ? "bad" : "soon";
  const icon = scan === "not_scanned" ? "shield-question-mark" : undefined;
  return {
    label: "Virus scan",
    value: (
      <Verdict tone={tone} icon={icon}>
        {scanWords[scan]}
      </Verdict>
    ),
  };
}

function CheckLink({ page }: { page: ViewerPage }) {
  const { check } = page;
  if (!check) return null;
  const words = [checkLabel(check.how), check.date && formatDate(check.date)].filter(Boolean).join(", ");
  return <Go href={fileHref(page, { kind: "check" }, `check-${check.id}`)}>{words}</Go>;
}
