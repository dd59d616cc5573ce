// 404 outside the office's frame.
import type { Metadata } from "next";
import { NotFoundState } from "@/components/shell/dead-ends";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main id="main" tabIndex={-1}>
      <NotFoundState />
    </main>
  );
}
