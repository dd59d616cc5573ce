// 500: a fault of ours. Shows the number under which it was logged, never its message.
"use client";
import { Button, LinkButton } from "@/components/ui/button";
import { StatePage } from "@/components/ui/state-page";

export type FaultProps = { error: Error & { digest?: string }; reset: () => void };

/** `digest` is Next's number for the error; the log has it too. */
export function FaultState({ error, reset }: FaultProps) {
  return (
    <StatePage
      tone="bad"
      icon="octagon-alert"
      title="This did not work"
      lede="The fault is ours, and it was recorded. What you had stored before is safe. Try again; if it stays, give the number below to your administrator."
      code={error.digest ? `500 · number ${error.digest}` : "500"}
    >
      <div className="row">
        <Button look="primary" icon="refresh-cw" onClick={reset}>
          Try again
        </Button>
        <LinkButton look="quiet" href="/customers">
          Back to customers
        </LinkButton>
      </div>
    </StatePage>
  );
}
