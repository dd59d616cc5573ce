// What a sealed piece of a file is bound to: of which medium, which of its files, which segment. Bytes put elsewhere do not open.
export interface MediumKey {
  bankId: string;
  customerId: string;
  mediumId: string;
}

/** The original as it came; the pictures made from it; the small picture of its first page. */
export type Which = "original" | "rendition" | "thumbnail";

/** Additional authenticated data of one segment. JSON keeps the parts apart whatever stands in them. */
export const segmentBinding = (
  { bankId, customerId, mediumId }: MediumKey,
  which: Which,
  index: number,
  isLast: boolean,
): Buffer =>
  Buffer.from(JSON.stringify(["dossier file 1", bankId, customerId, mediumId, which, index, isLast]));

/** Additional authenticated data of a medium's wrapped key. */
export const keyBinding = ({ bankId, customerId, mediumId }: MediumKey, keyId: string): Buffer =>
  Buffer.from(JSON.stringify(["dossier key 1", bankId, customerId, mediumId, keyId]));
