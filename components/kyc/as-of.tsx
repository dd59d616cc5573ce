// Looking into the past: the control in the timeline's head, and the bar that says one is there.
import { Button, LinkButton } from "@/components/ui/button";
import { Strip } from "@/components/ui/note";

/** A plain GET form of the customer page; dates are YYYY-MM-DD. `keep` are parameters to carry along. */
export function AsOfControl({
  action,
  name = "asOf",
  value,
  max,
  keep = {},
}: {
  action: string;
  name?: string;
  value?: string;
  max: string;
  keep?: Record<string, string>;
}) {
  return (
    <form action={action} method="get" className="row">
      {Object.entries(keep).map(([key, kept]) => (
        <input key={key} type="hidden" name={key} value={kept} />
      ))}
      <label className="asof">
        As of
        <input type="date" name={name} defaultValue={value ?? max} max={max} required />
      </label>
      <Button type="submit" small>
        Show
      </Button>
    </form>
  );
}

/** `day` is written out: "3 May 2025". */
export function AsOfBar({ day, todayHref }: { day: string; todayHref: string }) {
  return (
    <Strip
      tone="soon"
      icon="history"
      title={`You see this file as of ${day}.`}
      action={
        <LinkButton small href={todayHref}>
          Back to today
        </LinkButton>
      }
    >
      Nothing can be changed in the past.
    </Strip>
  );
}
