// One line over the file: what was just stored, or deleted and can still be undone.
import { undoAddress } from "@/app/(office)/customers/[bankId]/[customerId]/address/actions";
import type { FileIds, FileQuery } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { undoMedium } from "@/app/(office)/customers/[bankId]/[customerId]/media/actions";
import { undoTaxResidence } from "@/app/(office)/customers/[bankId]/[customerId]/tax/actions";
import { Strip } from "@/components/ui/note";
import { OneButtonForm } from "@/components/ui/one-button-form";
import { Passing } from "@/components/ui/passing";

const stored: Record<string, string> = {
  check: "The check is in the file.",
  document: "The document is in the file.",
  media: "The medium is in the file.",
  upload: "The file is stored.",
  uploads: "The files are stored.",
  status: "The KYC status is set.",
  address: "The address is in the file.",
  tax: "The tax residence is in the file.",
  customer: "The customer’s data is saved.",
  created: "The customer is in the books.",
  undone: "It is back.",
};
const deleted: Record<string, { title: string; action: typeof undoAddress }> = {
  address: { title: "The address was deleted.", action: undoAddress },
  media: { title: "The medium was deleted.", action: undoMedium },
  tax: { title: "The tax residence was deleted.", action: undoTaxResidence },
};

/** `canUndo`: the deletion in the address was made by this person within the last seconds. */
export function FileNotice({ ids, query, canUndo }: { ids: FileIds; query: FileQuery; canUndo: boolean }) {
  const undo =
    canUndo && query.undo && query.id && Object.hasOwn(deleted, query.undo) ? deleted[query.undo] : undefined;
  if (undo && query.id) {
    return (
      <Passing key={query.id} seconds={10}>
        <Strip
          tone="info"
          icon="undo-2"
          title={undo.title}
          action={
            <OneButtonForm action={undo.action} hidden={{ ...ids, id: query.id }} label="Undo" hasWords />
          }
        >
          You can undo this for 10 seconds.
        </Strip>
      </Passing>
    );
  }
  const title = query.saved && Object.hasOwn(stored, query.saved) ? stored[query.saved] : undefined;
  return title ? <Strip tone="ok" icon="check" title={title} /> : null;
}
