// KYC records (v2.0.0): four PUTs that add or overwrite, four lists by customer id alone.
import { z } from "zod";
import { addKycCheck, listKycChecks } from "@/lib/kyc/checks";
import { addKycDocument, listKycDocuments } from "@/lib/kyc/documents";
import { addKycMedia, listKycMedia } from "@/lib/kyc/media";
import { addKycStatus, listKycStatuses } from "@/lib/kyc/status-history";
import { type Check, type Endpoint, endpoint } from "@/lib/obp/endpoint";
import * as json from "@/lib/obp/json/kyc";
import { camelKeys } from "@/lib/obp/json/read";
import { shape } from "@/lib/obp/json/write";

/** The role comes before the bank: an unknown bank is 403. */
const write = {
  verb: "PUT",
  family: "own",
  tags: ["KYC", "Customer"],
  order: ["user", "role", "bank", "customer", "body"] satisfies Check[],
  success: 201,
} as const;
const read = {
  verb: "GET",
  family: "own",
  tags: ["KYC", "Customer"],
  order: ["user", "role", "customer"] satisfies Check[],
  success: 200,
} as const;

const at = "/banks/BANK_ID/customers/CUSTOMER_ID";

export const kycRoutes: Endpoint[] = [
  endpoint({
    ...write,
    id: "OBPv2.0.0-addKycCheck",
    path: `${at}/kyc_check/KYC_CHECK_ID`,
    summary: "Add KYC Check",
    about:
      "Add a KYC check for the customer specified by CUSTOMER_ID. KYC Checks store details of checks on a customer made by the KYC team, their comments and a satisfied status",
    roles: ["CanAddKycCheck"],
    bodyName: "PostKycCheckJSON",
    body: json.checkBody,
    answer: json.checkShape,
    listed: ["OBP-00004"],
    useCase: addKycCheck,
    read: ({ body, params }) => ({ ...(camelKeys(body) as object), id: params.KYC_CHECK_ID }),
    write: ({ row }) => json.writeCheck(row),
  }),
  endpoint({
    ...write,
    id: "OBPv2.0.0-addKycDocument",
    path: `${at}/kyc_documents/KYC_DOCUMENT_ID`,
    summary: "Add KYC Document",
    about:
      "Add a KYC document for the customer specified by CUSTOMER_ID. KYC Documents contain the document type (e.g. passport), place of issue, expiry etc.",
    roles: ["CanAddKycDocument"],
    bodyName: "PostKycDocumentJSON",
    body: json.documentBody,
    answer: json.documentShape,
    listed: ["Server error: could not add KycDocument"],
    useCase: addKycDocument,
    read: ({ body, params }) => ({ ...(camelKeys(body) as object), id: params.KYC_DOCUMENT_ID }),
    write: ({ row }) => json.writeDocument(row),
  }),
  endpoint({
    ...write,
    id: "OBPv2.0.0-addKycMedia",
    path: `${at}/kyc_media/KYC_MEDIA_ID`,
    summary: "Add KYC Media",
    about:
      "Add some KYC media for the customer specified by CUSTOMER_ID. KYC Media resources relate to KYC Documents and KYC Checks and contain media urls for scans of passports, utility bills etc",
    roles: ["CanAddKycMedia"],
    bodyName: "PostKycMediaJSON",
    body: json.mediaBody,
    answer: json.mediaShape,
    listed: ["OBP-00004"],
    useCase: addKycMedia,
    read: ({ body, params }) => ({ ...(camelKeys(body) as object), id: params.KYC_MEDIA_ID }),
    write: ({ row }) => json.writeMedia(row),
  }),
  endpoint({
    ...write,
    id: "OBPv2.0.0-addKycStatus",
    path: `${at}/kyc_statuses`,
    summary: "Add KYC Status",
    about:
      "Add a kyc_status for the customer specified by CUSTOMER_ID. KYC Status is a timeline of the KYC status of the customer",
    roles: ["CanAddKycStatus"],
    bodyName: "PostKycStatusJSON",
    body: json.statusBody,
    answer: json.statusShape,
    listed: ["OBP-30111", "OBP-00004"],
    useCase: addKycStatus,
    write: ({ row }) => json.writeStatus(row),
  }),
  endpoint({
    ...read,
    id: "OBPv2.0.0-getKycChecks",
    path: "/customers/CUSTOMER_ID/kyc_checks",
    summary: "Get Customer KYC Checks",
    about: "Get KYC checks for the Customer specified by CUSTOMER_ID.",
    roles: ["CanGetAnyKycChecks"],
    answer: shape({ checks: z.array(json.checkShape) }),
    useCase: listKycChecks,
    write: (rows) => ({ checks: rows.map(json.writeCheck) }),
  }),
  endpoint({
    ...read,
    id: "OBPv2.0.0-getKycDocuments",
    path: "/customers/CUSTOMER_ID/kyc_documents",
    summary: "Get Customer KYC Documents",
    about:
      "Get KYC (know your customer) documents for a customer specified by CUSTOMER_ID\nGet a list of documents that affirm the identity of the customer\nPassport, driving licence etc.",
    roles: ["CanGetAnyKycDocuments"],
    answer: shape({ documents: z.array(json.documentShape) }),
    useCase: listKycDocuments,
    write: (rows) => ({ documents: rows.map(json.writeDocument) }),
  }),
  endpoint({
    ...read,
    id: "OBPv2.0.0-getKycMedia",
    path: "/customers/CUSTOMER_ID/kyc_media",
    summary: "Get KYC Media for a customer",
    about: "Get KYC media (scans, pictures, videos) that affirms the identity of the customer.",
    roles: ["CanGetAnyKycMedia"],
    answer: shape({ medias: z.array(json.mediaShape) }),
    useCase: listKycMedia,
    write: (rows) => ({ medias: rows.map(json.writeMedia) }),
  }),
  endpoint({
    ...read,
    id: "OBPv2.0.0-getKycStatuses",
    path: "/customers/CUSTOMER_ID/kyc_statuses",
    summary: "Get Customer KYC statuses",
    about: "Get the KYC statuses for a customer specified by CUSTOMER_ID over time.",
    roles: ["CanGetAnyKycStatuses"],
    answer: shape({ statuses: z.array(json.statusShape) }),
    useCase: listKycStatuses,
    write: (rows) => ({ statuses: rows.map(json.writeStatus) }),
  }),
];
