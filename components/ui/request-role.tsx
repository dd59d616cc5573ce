// Beside a locked action: the way to ask for the role, or what became of having asked.
import { Due, type Tone } from "./badge";
import { Go } from "./go";
import type { IconName } from "./icon";

export type Ask = {
  /** The page where one asks. */
  href: string;
  /** "asked 3 h ago": then there is nothing more to ask. */
  told?: { tone: Tone; icon: IconName; word: string };
  /** Why it was declined; one may ask again. */
  answer?: string;
};

/** `needs` names the role for screen readers, since many such links stand on a page. */
export function RequestRole({ ask, needs, className }: { ask: Ask; needs: string; className?: string }) {
  const { href, told, answer } = ask;
  return (
    <>
      {told && <Due {...told} small title={answer} />}
      {told?.tone !== "proposed" && (
        <Go href={href} className={className ?? "linkish"} aria-label={`Request role ${needs}`}>
          Request role
        </Go>
      )}
    </>
  );
}
