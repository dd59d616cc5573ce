// 403 inside the office: names the role that is missing.
import type { Metadata } from "next";
import { ForbiddenState } from "@/components/shell/dead-ends";
import { refusal } from "@/lib/web/load";

export const metadata: Metadata = { title: "Not allowed" };

export default function Forbidden() {
  const { role, bankId } = refusal();
  return <ForbiddenState role={role} bankId={bankId} />;
}
