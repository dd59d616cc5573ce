// The one question the browser asks by itself, for React Query: what the box finds. Posted, so nothing stands in an address.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { SearchView } from "@/app/(office)/customers/present-search";
import type { SearchKind } from "@/components/customers/search-box";

export interface Asked {
  searchId: string;
  text: string;
  asIf: SearchKind | null;
  after: string | null;
}

/** A refusal of the server, with its own sentence. */
export class SearchRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

async function post(path: string, body: object, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal,
    keepalive: !signal,
  });
  const answer = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
  if (!response.ok)
    throw new SearchRefused(answer.code ?? "internal", answer.message ?? "The search did not answer.");
  return answer;
}

/** An older question is cancelled when a newer one is asked, and its late answer is never shown. */
export const customerSearch = (asked: Asked) =>
  queryOptions({
    queryKey: ["customers", asked] as const,
    queryFn: async ({ signal }) => (await post("/api/customers/search", asked, signal)) as SearchView,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });

/** The look-up is done: from now on it has an address. */
export const settle = (searchId: string) => post("/api/customers/search/settle", { searchId });
