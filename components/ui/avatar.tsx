// A person as two letters. Never a picture, and never the only sign of who it is.
import { initials } from "@/lib/format";

export function Avatar({ name, large = false }: { name: string; large?: boolean }) {
  return (
    <span className={large ? "avatar avatar-40" : "avatar"} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
