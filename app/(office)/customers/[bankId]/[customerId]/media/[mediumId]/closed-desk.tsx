// A desk on which nothing can lie, and why: kept elsewhere, waiting for the virus scan, infected, too large.
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { visibleText } from "@/lib/format";
import { MOST_PIXELS, type ViewerPage } from "@/lib/viewer/schema";
import { Download } from "./desk/more-tools";

export type Closed = "elsewhere" | "pending" | "infected" | "too large";

/** Null when it can be shown. */
export function closedBecause({ file }: Pick<ViewerPage, "file">): Closed | null {
  if (!file) return "elsewhere";
  if (file.scan === "pending" || file.scan === "infected") return file.scan;
  return file.pages.some(({ width, height }) => width * height > MOST_PIXELS) ? "too large" : null;
}

const words: Record<Closed, [icon: IconName, title: string, text: string]> = {
  elsewhere: [
    "link",
    "This medium is kept elsewhere",
    "Only its address is on file. Dossier never fetches what lies there, and nothing here is recorded of what you open.",
  ],
  pending: [
    "hourglass",
    "Waiting for the virus scan",
    "It can be seen once it is found clean, which is tried again by itself. Nobody has to do anything.",
  ],
  infected: [
    "octagon-x",
    "The virus scan found this file infected",
    "It is kept locked and cannot be opened. Ask the customer for another file, and tell your administrator.",
  ],
  "too large": [
    "image",
    "Too large to be drawn",
    "The picture has more pixels than a browser can show. Download the original and open it with a program of your own.",
  ],
};

type Props = { page: ViewerPage; why: Closed; label: string; download: string; children?: ReactNode };

export function ClosedDesk({ page, why, label, download, children }: Props) {
  const [icon, title, text] = words[why];
  return (
    <section className="v-desk" aria-label={label}>
      <div className="v-bar">
        <span className="v-tools" />
        {why === "too large" && <Download download={download} />}
      </div>
      <div className="v-stage v-closed">
        <div className="v-say">
          <p>
            <Icon name={icon} size={20} />
          </p>
          <h2>{title}</h2>
          <p>{text}</p>
          {why === "elsewhere" && <Elsewhere url={page.medium.url} />}
        </div>
      </div>
      {children}
    </section>
  );
}

/** Only https and http become a link, and it tells nothing about where it came from; any other text stays text. */
function Elsewhere({ url }: { url: string | null }) {
  if (!url?.trim()) return <p>No address is on file.</p>;
  const isWeb = /^https?:\/\//i.test(url) && URL.canParse(url);
  return (
    <>
      <p className="mono wrap-anywhere">{visibleText(url)}</p>
      {isWeb && (
        <LinkButton small icon="external-link" href={url} target="_blank" rel="noopener noreferrer nofollow">
          Open in a new window
        </LinkButton>
      )}
    </>
  );
}
