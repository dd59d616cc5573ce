// 403 outside the office's frame.
import type { Metadata } from "next";
import { ForbiddenState } from "@/components/shell/dead-ends";

export const metadata: Metadata = { title: "Not allowed" };

export default function Forbidden() {
  return (
    <main id="main" tabIndex={-1}>
      <ForbiddenState />
    </main>
  );
}
