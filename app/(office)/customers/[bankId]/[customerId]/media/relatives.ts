// This customer's own documents and checks: what a medium can belong to.
import type { PanelProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { documentName } from "@/app/(office)/customers/[bankId]/[customerId]/record-words";
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
