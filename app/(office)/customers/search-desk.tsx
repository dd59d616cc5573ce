// The search box and what it finds. Without JavaScript it is a form; with it, it answers as one types.
"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { startSearch } from "@/app/(office)/customers/actions";
import { SearchAnswer } from "@/app/(office)/customers/search-answer";
import { type Asked, customerSearch } from "@/app/(office)/customers/search-query";
import { useLookUp } from "@/app/(office)/customers/use-look-up";
import { SearchBox, type SearchKind, Understood } from "@/components/customers/search-box";
import { Icon } from "@/components/ui/icon";
import { useSlashKey } from "@/components/ui/use-slash-key";

const not: Record<SearchKind, string> = { phone: "Not a phone", number: "Not a number", name: "Not a name" };

/** The likeliest other kind; and a whole phone may also be part of longer ones. */
function OtherReadings({
  as,
  others,
  choose,
}: {
  as: SearchKind;
  others: readonly SearchKind[];
  choose: (kind: SearchKind) => void;
}) {
  const other = others.find((kind) => kind !== as);
  const words: [SearchKind, string][] = [
    ...(other ? [[other, not[as]] as [SearchKind, string]] : []),
    ...(others.includes(as) ? [[as, "Within longer numbers too"] as [SearchKind, string]] : []),
  ];
  return words.map(([kind, label]) => (
    <button
      key={kind}
      type="submit"
      className="linkish"
      name="asIf"
      value={kind}
      onClick={(event) => {
        event.preventDefault();
        choose(kind);
      }}
    >
      {label}
    </button>
  ));
}

/** `children` stand under the box while it is empty. */
export function SearchDesk({
  start,
  where,
  children,
}: {
  start: Asked;
  where: string;
  children?: ReactNode;
}) {
  const lookUp = useLookUp(start);
  const { asked, text } = lookUp;
  const query = useQuery({ ...customerSearch(asked), enabled: asked.text.trim() !== "" });
  useSlashKey("q");
  const view = asked.text.trim() === "" ? undefined : query.data;
  const clear = text !== "" && (
    <button type="button" className="copy" aria-label="Clear the search" onClick={lookUp.clear}>
      <Icon name="x" />
    </button>
  );
  return (
    <>
      <form
        className="find"
        role="search"
        action={startSearch}
        onSubmit={(event) => {
          event.preventDefault();
          lookUp.finish();
        }}
      >
        {/* Enter presses a form's first submit button: without this one that is "Not a phone", the other reading. */}
        <button type="submit" hidden>
          Search
        </button>
        {asked.asIf && (
          <>
            <input type="hidden" name="keptFor" value={asked.text} />
            <input type="hidden" name="keptAs" value={asked.asIf} />
          </>
        )}
        <SearchBox
          autoFocus
          value={text}
          onChange={(event) => lookUp.type(event.target.value)}
          clear={clear}
        />
        <Understood
          as={view?.as ?? undefined}
          aside={view?.as ? [view.note, `at ${where}`].filter(Boolean).join(", ") : undefined}
          disagree={
            view?.as && <OtherReadings as={view.as.kind} others={view.others} choose={lookUp.readAs} />
          }
        />
      </form>
      {text.trim() === "" ? children : null}
      <SearchAnswer
        view={view}
        error={query.error}
        isStale={query.isPlaceholderData || query.isFetching}
        where={where}
        lookUp={lookUp}
      />
    </>
  );
}
