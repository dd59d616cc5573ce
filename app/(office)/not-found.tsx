// 404 inside the office: the same whether a thing does not exist or belongs to another bank.
import type { Metadata } from "next";
import { NotFoundState } from "@/components/shell/dead-ends";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return <NotFoundState />;
}
