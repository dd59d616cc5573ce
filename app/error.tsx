// A fault outside the office's frame.
"use client";
import { type FaultProps, FaultState } from "@/components/shell/fault-state";

export default function ErrorPage(props: FaultProps) {
  return (
    <main id="main" tabIndex={-1}>
      <FaultState {...props} />
    </main>
  );
}
