// 403 inside the office: names the role that is missing.
import type { Metadata } from "next";
import { MissingRole } from "@/app/(office)/missing-role";

export const metadata: Metadata = { title: "Not allowed" };

export default function Forbidden() {
  return <MissingRole />;
}
