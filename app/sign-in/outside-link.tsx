// The way in through the bank's own provider, where there is one. A link: under our content policy no form leaves this
// site; and not one of Next's, which would fetch it instead of going there.
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** `next` is a path on this site, or empty. */
export function OutsideLink({ name, next }: { name: string; next: string }) {
  const search = next ? `?next=${encodeURIComponent(next)}` : "";
  return (
    <a className={buttonClass({ large: true })} href={`/sign-in/outside${search}`}>
      Sign in with {name}
    </a>
  );
}

const sentences: Record<string, (name: string) => string> = {
  refused: (name) =>
    `${name} says who you are, but no account here goes with that. Sign in with your password, or ask your bank’s administrator for an invitation.`,
  failed: (name) => `Signing in with ${name} did not work out. Try again, or use your password.`,
  away: (name) => `${name} does not answer just now. Try again later, or use your password.`,
};

/** Why one is back here without being signed in; nothing for anything else. */
export function OutsideTrouble({ name, trouble }: { name: string; trouble: string | undefined }) {
  const sentence = trouble && Object.hasOwn(sentences, trouble) ? sentences[trouble] : undefined;
  if (!sentence) return null;
  const words = sentence(name);
  return (
    <p className="note is-bad mb-4" role="alert">
      <Icon name="octagon-alert" />
      <span>{words.charAt(0).toUpperCase() + words.slice(1)}</span>
    </p>
  );
}
