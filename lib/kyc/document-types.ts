// The types of KYC document, and which of them prove identity; OBP's `type` stays the free text it is.

export interface DocumentType {
  /** What is written into `type`. */
  type: string;
  label: string;
  /**
   * Proves identity by itself: issued by a state, with names, birth date, picture, number and expiry (draft RTS
   * to AMLR Art. 22). A driving licence supports it only, since many states do not accept it.
   */
  provesIdentity: boolean;
}

export const DOCUMENT_TYPES: readonly DocumentType[] = [
  { type: "passport", label: "Passport", provesIdentity: true },
  { type: "identity_card", label: "Identity card", provesIdentity: true },
  { type: "residence_permit", label: "Residence permit", provesIdentity: true },
  { type: "refugee_travel_document", label: "Refugee travel document", provesIdentity: true },
  { type: "driving_licence", label: "Driving licence", provesIdentity: false },
  { type: "proof_of_address", label: "Proof of address", provesIdentity: false },
  { type: "birth_certificate", label: "Birth certificate", provesIdentity: false },
  { type: "tax_document", label: "Tax document", provesIdentity: false },
];

/** Other spellings, without case, blanks and marks. */
const SPELLINGS = new Map(
  Object.entries({
    idcard: "identity_card",
    id: "identity_card",
    nationalid: "identity_card",
    nationalidcard: "identity_card",
    nationalidentitycard: "identity_card",
    personalausweis: "identity_card",
    reisepass: "passport",
    travelpassport: "passport",
    permitofresidence: "residence_permit",
    aufenthaltstitel: "residence_permit",
    driverslicense: "driving_licence",
    driverlicense: "driving_licence",
    driverslicence: "driving_licence",
    drivinglicense: "driving_licence",
    utilitybill: "proof_of_address",
    addressproof: "proof_of_address",
  }),
);

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
const byBare = new Map(DOCUMENT_TYPES.map((type) => [bare(type.type), type]));

/** The type meant, however it is spelled; null for a text of its own. */
export function documentType(type: string | null): DocumentType | null {
  const key = bare(type ?? "");
  return byBare.get(key) ?? byBare.get(bare(SPELLINGS.get(key) ?? "")) ?? null;
}

/** `Driving licence`, or the text as it was given. */
export function documentLabel(type: string | null): string {
  return documentType(type)?.label ?? (type?.trim() || "Document");
}

/** True for a type known to prove identity; a text of its own never does. */
export function provesIdentity(type: string | null): boolean {
  return documentType(type)?.provesIdentity ?? false;
}

/** The same for two documents of one type. */
export function documentTypeKey(type: string | null): string {
  return documentType(type)?.type ?? bare(type ?? "");
}
