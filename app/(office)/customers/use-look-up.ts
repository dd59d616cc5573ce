// One look-up of a person: typed, settled (Enter, 800 ms of quiet, or opening a result), and then an address of its own.
"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { type Asked, customerSearch, settle } from "@/app/(office)/customers/search-query";
import type { SearchKind } from "@/components/customers/search-box";

const typingPause = 120;
const settledAfter = 800;

const fresh = (): string => crypto.randomUUID();
const showAddress = (address: string) => window.history.replaceState(window.history.state, "", address);

export interface LookUp {
  /** What stands in the box. */
  text: string;
  /** What is being asked: the box after a short pause. */
  asked: Asked;
  type: (text: string) => void;
  readAs: (kind: SearchKind) => void;
  turnTo: (after: string | null) => void;
  finish: () => void;
  clear: () => void;
}

const addressOf = ({ searchId, after }: Asked): string =>
  `/customers?search=${searchId}${after ? `&after=${encodeURIComponent(after)}` : ""}`;

/** Going back shows the page as it was first sent: what was settled and turned to since is remembered, by the id in the address. */
const remembered = new Map<string, Asked>();

export function useLookUp(sent: Asked): LookUp {
  const client = useQueryClient();
  const named = useSearchParams().get("search");
  const [start] = useState<Asked>(() => {
    const kept = named ? remembered.get(named) : undefined;
    // An empty box begins a look-up of its own; the id the page was sent with may have been used since.
    return kept ?? (sent.text === "" ? { ...sent, searchId: fresh() } : sent);
  });
  const [text, setText] = useState(start.text);
  const [asked, setAsked] = useState(start);
  // Whether the address names this look-up already; then typing on begins another one.
  const settled = useRef(start.text === "" ? "" : start.searchId);
  const ask = useCallback((change: Partial<Asked>) => {
    setAsked((before) => ({
      ...before,
      after: null,
      ...change,
      searchId: settled.current === before.searchId ? fresh() : before.searchId,
    }));
  }, []);
  const finish = useCallback(() => {
    const { searchId } = asked;
    if (asked.text.trim() === "" || settled.current === searchId) return;
    const answer = client.getQueryData(customerSearch(asked).queryKey);
    // What could not be looked up is on no record.
    if (answer?.state === "refused") return;
    settled.current = searchId;
    remembered.set(searchId, asked);
    const record = () => settle(searchId).catch(() => undefined);
    // Answered already: the address changes before a link that was clicked leads away from it.
    if (answer) {
      showAddress(addressOf(asked));
      record();
      return;
    }
    const isHere = () => window.location.pathname === "/customers" && settled.current === searchId;
    client
      .ensureQueryData(customerSearch(asked))
      .then(
        ({ state }) => state !== "refused" && record().then(() => isHere() && showAddress(addressOf(asked))),
      )
      .catch(() => undefined);
  }, [asked, client]);
  useEffect(() => {
    if (text === asked.text) return;
    const pause = setTimeout(() => ask({ text, asIf: null }), typingPause);
    return () => clearTimeout(pause);
  }, [text, asked.text, ask]);
  useEffect(() => {
    if (text !== asked.text) return;
    const quiet = setTimeout(finish, settledAfter);
    return () => clearTimeout(quiet);
  }, [text, asked.text, finish]);
  const clear = () => {
    setText("");
    ask({ text: "", asIf: null });
    showAddress("/customers");
    document.getElementById("q")?.focus();
  };
  const readAs = (kind: SearchKind) => ask({ asIf: kind });
  // Reading on is the same look-up: its text stays, so its id does. It begins at the top, as any page.
  const turnTo = (after: string | null) => {
    const turned = { ...asked, after };
    setAsked(turned);
    remembered.set(turned.searchId, turned);
    showAddress(addressOf(turned));
    window.scrollTo({ top: 0 });
  };
  return { text, asked, type: setText, readAs, turnTo, finish, clear };
}
