// The answer to a form without JavaScript: back to the customer's page, which says what became of each file.
import type { Refusal } from "@/app/api/media/answers";
import { saveDraft } from "@/lib/auth/drafts";
import type { Actor } from "@/lib/core/actor";
import type { Admitted } from "@/lib/media/admit";

type Whose = { bankId: string; customerId: string };

const told = { "Cache-Control": "private, no-store", "Content-Type": "text/plain; charset=utf-8" };
const goTo = (address: string) =>
  new Response(null, { status: 303, headers: { ...told, Location: address } });

/** Refusals about a person or a bank keep their status; what concerns the files is said beside the form. */
export async function backToFile(
  actor: Actor,
  { bankId, customerId }: Whose,
  admitted: readonly Admitted[],
  refusal?: Refusal,
): Promise<Response> {
  const page = `/customers/${encodeURIComponent(bankId)}/${encodeURIComponent(customerId)}`;
  if (refusal?.status === 401 || !actor.personId) return goTo(`/sign-in?next=${encodeURIComponent(page)}`);
  if (refusal && ![400, 413].includes(refusal.status))
    return new Response(`${refusal.message}\n`, { status: refusal.status, headers: told });
  const refused = admitted.flatMap(({ name, refused: why }) => (why === null ? [] : [`${name}: ${why}`]));
  const problems = [...refused, ...(refusal ? [refusal.message] : [])].map((one) => one.slice(0, 200));
  const stored = admitted.length - refused.length;
  const query = new URLSearchParams(stored > 0 ? { saved: stored === 1 ? "upload" : "uploads" } : {});
  if (problems.length > 0) {
    // Kept like a draft, so that nothing of it stands in the address and nobody can put words there.
    query.set("panel", "upload");
    query.set("draft", await saveDraft(actor.personId, { uploadProblems: problems }));
  }
  return goTo(`${page}?${query}`);
}
