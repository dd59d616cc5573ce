// 403: names the role that is missing, as soon as the browser has asked for it.
"use client";
import { useEffect, useState } from "react";
import { ForbiddenState } from "@/components/shell/dead-ends";

export function MissingRole() {
  const [missing, setMissing] = useState<{ role?: string; bankId?: string }>({});
  useEffect(() => {
    fetch("/api/refusal", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" })
      .then((response) => (response.ok ? response.json() : {}))
      .then(({ role, bankId }: { role?: string | null; bankId?: string | null }) =>
        setMissing({ role: role ?? undefined, bankId: bankId ?? undefined }),
      )
      .catch(() => undefined);
  }, []);
  return <ForbiddenState {...missing} />;
}
