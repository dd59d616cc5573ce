// This customer's own documents and checks: what a medium can belong to, by choice or by being dropped on it.
import type { FileIds } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import type { PanelProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { documentName } from "@/app/(office)/customers/[bankId]/[customerId]/record-words";
import type { DropOnto } from "@/components/media/drop-tile";
import { env } from "@/lib/core/env";
import { formatDate, visibleText } from "@/lib/format";
import { checkLabel } from "@/lib/kyc/check-kinds";
import { listKycChecks } from "@/lib/kyc/checks";
import { listKycDocuments } from "@/lib/kyc/documents";
import { load } from "@/lib/web/load";

export async function relatives({ file }: Pick<PanelProps, "file">) {
  const [documents, checks] = await Promise.all([
    load(listKycDocuments, { ...file }),
    load(listKycChecks, { ...file }),
  ]);
  return {
    documents: documents.map((document) => ({
      value: document.id,
      label: visibleText(documentName(document)),
    })),
    checks: checks.map(({ id, how, date }) => ({
      value: id,
      label: `${checkLabel(how)}${date ? `, ${formatDate(date)}` : ""}`,
    })),
  };
}

/** Files dropped on a record's place are uploaded for it. */
export const dropOnto = (
  { bankId, customerId }: FileIds,
  record: Pick<DropOnto, "relatesToKycDocumentId" | "relatesToKycCheckId">,
): DropOnto => ({ bankId, customerId, mostMegabytes: env().MEDIA_MAX_MB, ...record });
