// For every locked action of a page: where to ask for its role, and what became of having asked.
import { requestHref } from "@/app/(office)/requests/href";
import type { Ask } from "@/components/ui/request-role";
import { latestFor, requestWords } from "@/lib/people/request-words";
import type { RoleRequest } from "@/lib/people/role-requests";

export type AskFor = (role: string) => Ask;

interface Facts {
  bankId: string;
  /** One's own at this bank, newest first. */
  requests: readonly RoleRequest[];
  back: string;
  now: Date;
  timeZone: string;
}

export const askFrom =
  ({ bankId, requests, back, now, timeZone }: Facts): AskFor =>
  (role) => {
    const request = latestFor(requests, role);
    return {
      href: requestHref({ role, bank: bankId, back }),
      told: request && requestWords(request, now, timeZone),
      answer: request?.answer || undefined,
    };
  };
