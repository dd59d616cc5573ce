// Asks for a scan to be read and says how far that is; the page stays as it is meanwhile. Without a script it is a link.
"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type MouseEvent, type ReactNode, useEffect, useState, useTransition } from "react";
import { LinkButton } from "@/components/ui/button";

interface Props {
  href: string;
  isFirst: boolean;
  children: ReactNode;
}

const isPlainClick = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

export function ReadLink({ href, isFirst, children }: Props) {
  const router = useRouter();
  const here = `${usePathname()}?${useSearchParams()}`;
  const [isReading, start] = useTransition();
  const read = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    if (!isReading) start(() => (here === href ? router.refresh() : router.push(href as never)));
  };
  return (
    <>
      <LinkButton
        icon={isFirst ? "scan-search" : "refresh-cw"}
        look={isFirst ? "primary" : "outlined"}
        small={!isFirst}
        href={href}
        onClick={read}
        aria-disabled={isReading || undefined}
      >
        {children}
      </LinkButton>
      <div role="status">{isReading && <Waiting />}</div>
    </>
  );
}

/** Null: none of this person's waits at the instance that answered, which may not be the one that reads. */
async function askAhead(signal: AbortSignal): Promise<number | null> {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch("/api/readings/place", { method: "POST", headers, body: "{}", signal });
  return response.ok ? ((await response.json()) as { ahead: number | null }).ahead : null;
}

const EVERY_MS = 2_000;

function Waiting() {
  const [ahead, setAhead] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    // Not knowing the place is no failure: the reading goes on.
    const tell = (told: number | null) => setAhead((before) => told ?? before);
    const ask = () => askAhead(leaving.signal).then(tell, () => undefined);
    const timer = setInterval(ask, EVERY_MS);
    return () => {
      clearInterval(timer);
      leaving.abort();
    };
  }, []);
  return (
    <>
      <p className="hint">
        {ahead > 0
          ? `${ahead === 1 ? "One scan is" : `${ahead} scans are`} read before this one.`
          : "This scan is being read: some seconds."}{" "}
        You can go on working on this page.
      </p>
      <progress className="grow" aria-label="The scan is being read" />
    </>
  );
}
