// How far it is, asked again every second while it runs. Without a script the page says how to look again.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { QueryProvider } from "@/app/(office)/customers/query-provider";
import type { ImportView } from "@/app/(office)/import/present-import";
import { Go } from "@/components/ui/go";
import { Note } from "@/components/ui/note";

type Props = { importId: string; view: ImportView };

export function Progress(props: Props) {
  return (
    <QueryProvider>
      <Asking {...props} />
    </QueryProvider>
  );
}

async function ask(importId: string, signal: AbortSignal): Promise<ImportView> {
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify({ importId });
  const response = await fetch("/api/imports/progress", { method: "POST", headers, body, signal });
  if (!response.ok) throw new Error("The import did not answer.");
  return (await response.json()) as ImportView;
}

function Asking({ importId, view }: Props) {
  const router = useRouter();
  const { data } = useQuery({
    queryKey: ["import", importId],
    queryFn: ({ signal }) => ask(importId, signal),
    enabled: view.isRunning,
    initialData: view,
    refetchInterval: 1_000,
  });
  // What may be done now, and the bad rows, are the server's to say.
  const hasMoved = view.isRunning && data.state !== view.state;
  useEffect(() => {
    if (hasMoved) router.refresh();
  }, [hasMoved, router]);
  const shown = view.isRunning ? data : view;
  return (
    <>
      <Note tone={shown.badge.tone} icon={shown.isRunning ? "hourglass" : "info"} title={shown.words} />
      {shown.isRunning && (
        <>
          <progress className="how-far" max={100} value={shown.percent} aria-label="How far the import is" />
          <noscript>
            <p>
              <Go href={`/import/${importId}`}>Look again</Go>
            </p>
          </noscript>
        </>
      )}
    </>
  );
}
