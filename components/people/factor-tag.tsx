// Whether somebody has a second factor, in a list; a program's account says so instead.
import { Tag } from "@/components/ui/badge";

export function FactorTag({ hasFactor, isProgram }: { hasFactor: boolean; isProgram: boolean }) {
  if (isProgram) return <Tag icon="bot">program</Tag>;
  return hasFactor ? <Tag icon="shield-check">second factor</Tag> : null;
}
