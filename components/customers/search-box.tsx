// The one box to find a customer with. Knows nothing of searching: the form around it does.
import type { ComponentProps, ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

/** Without JavaScript `clear` is a link to the empty search; with it, a button. Its look is class "copy". */
export function SearchBox({ clear, ...input }: { clear?: ReactNode } & ComponentProps<"input">) {
  return (
    <>
      <label className="sr-only" htmlFor="q">
        Customer number, phone or legal name
      </label>
      <div className="find-box">
        <Icon name="search" size={20} />
        <input
          id="q"
          name="q"
          type="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          aria-describedby="understood"
          {...input}
        />
        {clear}
        <span className="kbd only-wide" aria-hidden="true" title="Press / to search">
          /
        </span>
      </div>
    </>
  );
}

export type SearchKind = "number" | "phone" | "name";
const iconOfKind = { number: "hash", phone: "phone", name: "user" } as const;

/**
 * What was understood: "Phone contains **972**". `disagree` is a button or link ("Not a phone", class "linkish"),
 * `aside` small words after it ("as written or as bare digits, at gh.29.uk"). Announced when it changes.
 */
export function Understood({
  as,
  disagree,
  aside,
}: {
  as?: { kind: SearchKind; words: string; term: string };
  disagree?: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <div id="understood" className="row wrap understood" aria-live="polite">
      {as && (
        <span className="as">
          <span className="as-words">
            <Icon name={iconOfKind[as.kind]} size={14} />
            <span>
              {as.words} <b className="wrap-anywhere">{as.term}</b>
            </span>
          </span>
          {disagree}
        </span>
      )}
      {aside ? (
        <span>{aside}</span>
      ) : (
        !as && <span>A customer number, a phone number in any writing, or a legal name</span>
      )}
    </div>
  );
}
