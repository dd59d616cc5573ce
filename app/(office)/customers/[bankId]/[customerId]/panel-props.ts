// What every panel of the customer page is given by the page.
import type { FileIds } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { type Actor, holdsAt } from "@/lib/core/actor";
import type { FormState } from "@/lib/web/form-state";

export interface PanelProps {
  file: FileIds;
  customerName: string;
  actor: Actor;
  /** The record it is about, from the address. */
  id?: string;
  /** What was typed before the session ended; null when there is no draft. */
  draft: FormState["typed"] | null;
  closeHref: string;
  /** "Signed as Aiko Mori, KYC officer, gh.29.uk". */
  signed: string;
  /** The bank's calendar day, yyyy-MM-dd. */
  today: string;
}

/** Whether files can be added here too. */
export const mayUpload = ({ actor, file }: PanelProps): boolean =>
  holdsAt(actor, "CanAddKycMedia", file.bankId);

/** What a panel hands on to its form. */
export type FormProps = Pick<PanelProps, "closeHref" | "signed"> & {
  initial: FormState["typed"];
  hidden: Record<string, string>;
};

/** The part every form gets the same way. A draft brings its own id, so that what it made before is not made again. */
export function formProps(
  props: PanelProps,
  id: string,
  baseVersion: number,
  fields: FormState["typed"],
): FormProps {
  const { file, draft, closeHref, signed } = props;
  const kept = draft ?? {};
  const word = (name: string, otherwise: string) =>
    typeof kept[name] === "string" ? String(kept[name]) : otherwise;
  return {
    closeHref,
    signed,
    initial: { ...fields, ...kept },
    hidden: { ...file, id: word("id", id), baseVersion: word("baseVersion", String(baseVersion)) },
  };
}
