// What works without a script as well: a second document beside, the pages as links, and the original with a purpose.
import { Go } from "@/components/ui/go";
import { Icon } from "@/components/ui/icon";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DeskProps } from "./types";

type Props = Pick<DeskProps, "choices" | "closeHref" | "download">;

export function Beside({ choices, closeHref }: Pick<Props, "choices" | "closeHref">) {
  if (closeHref)
    return (
      <Go
        className="tool tool-text"
        href={closeHref}
        scroll={false}
        aria-label="Close this document"
        title="Close"
      >
        <Icon name="x" />
        Close
      </Go>
    );
  if (choices.length === 0) return null;
  return (
    <details className="v-pop" data-pop="beside">
      <summary
        className="tool tool-text"
        aria-label="Beside: a second document"
        title="A second document beside  2"
      >
        <Icon name="columns-2" />
        Beside <kbd className="kbd only-wide">2</kbd>
      </summary>
      <ul className="menu" aria-label="Documents to lay beside">
        {choices.map(({ id, label, href }) => (
          <li key={id}>
            <Go href={href} scroll={false}>
              {label}
            </Go>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A plain GET: the answer is an attachment, so the page stays. Without a purpose the server gives nothing out. */
export function Download({ download }: Pick<Props, "download">) {
  return (
    <details className="v-pop" data-pop="download">
      <summary className="tool" aria-label="Download. Asks for a purpose" title="Download  D">
        <Icon name="download" />
      </summary>
      <form className="menu v-download" action={download} method="get">
        <input type="hidden" name="as" value="original" />
        <label className="field">
          What is the original needed for?
          <input className="input" name="purpose" required minLength={3} maxLength={200} autoComplete="off" />
        </label>
        <p className="hint">Your name, the time and this purpose are kept on record.</p>
        <SubmitButton small>Download the original</SubmitButton>
      </form>
    </details>
  );
}
