// A fault inside the office: what happened, the number to quote, and a way on.
"use client";
import { FaultState } from "@/components/shell/fault-state";

export default function OfficeError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <FaultState {...props} />;
}
