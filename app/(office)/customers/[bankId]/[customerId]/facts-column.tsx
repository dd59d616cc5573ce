// The right-hand side of the file: what is true now.

import { deleteTheAddress } from "@/app/(office)/customers/[bankId]/[customerId]/address/actions";
import { addAction } from "@/app/(office)/customers/[bankId]/[customerId]/file-actions";
import { attributePairs } from "@/app/(office)/customers/[bankId]/[customerId]/file-facts";
import { otherFiles, scanNotes, thumbOf } from "@/app/(office)/customers/[bankId]/[customerId]/file-scans";
import { type FileIds, fileHref } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { dropOnto } from "@/app/(office)/customers/[bankId]/[customerId]/media/relatives";
import {
  deleteTheTaxResidence,
  revealTheNumber,
} from "@/app/(office)/customers/[bankId]/[customerId]/tax/actions";
import { RevealNumber } from "@/app/(office)/customers/[bankId]/[customerId]/tax/reveal";
import type { AskFor } from "@/app/(office)/requests/ask";
import { AddressesCard } from "@/components/addresses/addresses-card";
import { AttributesCard } from "@/components/customers/attributes-card";
import { DocumentsCard, type DocumentTile } from "@/components/kyc/documents-card";
import { TaxResidencesCard } from "@/components/tax-residences/tax-residences-card";
import { OneButtonForm } from "@/components/ui/one-button-form";
import { printAddress } from "@/lib/addresses/rules";
import { type Actor, holdsAt } from "@/lib/core/actor";
import type { CustomerFile } from "@/lib/customers/file";
import { formatCount, visibleText } from "@/lib/format";
import { documentLabel, documentType } from "@/lib/kyc/document-types";
import { expiryBadge } from "@/lib/kyc/expiry";

interface Props {
  file: CustomerFile;
  ids: FileIds;
  actor: Actor;
  ask?: AskFor;
}

export function FactsColumn(props: Props) {
  return (
    <>
      <Documents {...props} />
      <TaxResidences {...props} />
      <Addresses {...props} />
      <AttributesCard pairs={attributePairs(props.file.customer)} />
    </>
  );
}

const plural = (count: number, one: string, many: string) =>
  count === 0 ? [] : [`${formatCount(count)} ${count === 1 ? one : many}`];
const openOn = ({ differences }: CustomerFile, id: string) =>
  differences.reduce((sum, { documentId, count }) => (documentId === id ? sum + count : sum), 0);
const shapes: Record<string, DocumentTile["shape"]> = {
  passport: "booklet",
  identity_card: "card",
  driving_licence: "card",
  residence_permit: "card",
};

function Documents({ file, ids, actor, ask }: Props) {
  const today = new Date(`${file.today}T00:00:00Z`);
  const mayEdit = holdsAt(actor, "CanAddKycDocument", ids.bankId);
  const mayUpload = holdsAt(actor, "CanAddKycMedia", ids.bankId);
  // What ends first stands first: an expired passport before a bill that never ends.
  const byEnd = [...(file.documents ?? [])].sort(
    (a, b) => (a.expiryDate?.getTime() ?? Infinity) - (b.expiryDate?.getTime() ?? Infinity),
  );
  const tiles = byEnd.map((document): DocumentTile => {
    const scans = (file.media ?? []).filter(
      ({ relatesToKycDocumentId }) => relatesToKycDocumentId === document.id,
    );
    return {
      id: document.id,
      shape: shapes[documentType(document.type)?.type ?? ""] ?? "paper",
      type: visibleText(documentLabel(document.type)),
      number: document.number ? visibleText(document.number) : undefined,
      detail: [
        ...plural(scans.length, "scan", "scans"),
        ...scanNotes(scans),
        ...plural(openOn(file, document.id), "difference open", "differences open"),
      ].join(" · "),
      status: expiryBadge(document.expiryDate, today),
      href: mayEdit ? fileHref(ids, { panel: "edit-document", id: document.id }) : undefined,
      scan: thumbOf(ids, scans),
      uploadHref: mayUpload ? fileHref(ids, { panel: "upload", id: document.id }) : undefined,
      onto: mayUpload ? dropOnto(ids, { relatesToKycDocumentId: document.id }) : undefined,
    };
  });
  return (
    <DocumentsCard
      tiles={tiles}
      files={otherFiles(file, ids, mayUpload)}
      add={addAction(actor, ids, "add-document", ask)}
      scansNeed={file.media ? undefined : "CanGetAnyKycMedia"}
      ask={ask?.("CanGetAnyKycMedia")}
    />
  );
}

const verdicts = { valid: "valid", invalid: "notValid", uncheckable: "cannotCheck" } as const;

function TaxResidences({ file, ids, actor, ask }: Props) {
  const mayDelete = holdsAt(actor, "CanDeleteTaxResidence", ids.bankId);
  const rows = (file.taxResidences ?? []).map((tax) => ({
    id: tax.id,
    countryCode: visibleText(tax.domain ?? ""),
    countryName: visibleText(tax.country),
    number:
      tax.maskedNumber === "" ? (
        <span className="meta">not known</span>
      ) : (
        <RevealNumber
          action={revealTheNumber}
          hidden={{ ...ids, id: tax.id }}
          masked={tax.maskedNumber}
          of={visibleText(tax.country)}
        />
      ),
    verdict: verdicts[tax.verdict],
    detail: tax.note,
    actions: mayDelete && (
      <OneButtonForm
        action={deleteTheTaxResidence}
        hidden={{ ...ids, id: tax.id }}
        icon="trash"
        label={`Delete the tax residence ${visibleText(tax.country)}`}
      />
    ),
  }));
  return (
    <TaxResidencesCard
      rows={rows}
      add={addAction(actor, ids, "add-tax", ask)}
      needs={file.taxResidences ? undefined : "CanGetTaxResidence"}
      ask={ask?.("CanGetTaxResidence")}
    />
  );
}

function Addresses({ file, ids, actor, ask }: Props) {
  const mayEdit = holdsAt(actor, "CanCreateCustomerAddress", ids.bankId);
  const mayDelete = holdsAt(actor, "CanDeleteCustomerAddress", ids.bankId);
  const rows = (file.addresses ?? []).map((address) => {
    const lines = printAddress(address).map(visibleText);
    return {
      id: address.id,
      lines,
      tags: address.tags.map(visibleText),
      status: address.status
        ? ({ tone: address.status === "OK" ? "ok" : "neutral", word: visibleText(address.status) } as const)
        : undefined,
      editHref: mayEdit ? fileHref(ids, { panel: "edit-address", id: address.id }) : undefined,
      actions: mayDelete && (
        <OneButtonForm
          action={deleteTheAddress}
          hidden={{ ...ids, id: address.id }}
          icon="trash"
          label={`Delete the address ${lines[0] ?? ""}`}
        />
      ),
    };
  });
  return (
    <AddressesCard
      rows={rows}
      add={addAction(actor, ids, "add-address", ask)}
      needs={file.addresses ? undefined : "CanGetCustomerAddress"}
      ask={ask?.("CanGetCustomerAddress")}
    />
  );
}
