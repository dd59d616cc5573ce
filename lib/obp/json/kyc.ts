// KYC checks, documents, media and statuses on the wire: what a client sends, what it gets.
import type { z } from "zod";
import type { KycCheckFields, KycDocumentFields, KycMediaFields, KycStatusFields } from "@/lib/kyc/schema";
import { body, flag, moment, text } from "@/lib/obp/json/read";
import { bool, shape, str, strOrNull, when, writeMoment } from "@/lib/obp/json/write";

const bankId = "gh.29.uk";
const customerId = "7uy8a7e4-6d02-40e3-a129-0b2bf89de8uh";
const number = "5987953";
const staffId = "9ca9a7e4-6d02-40e3-a129-0b2bf89de9b1";
const any = "PlaceholderString";

export const checkBody = body({
  customer_number: text(number),
  date: moment(),
  how: text("online_meeting"),
  staff_user_id: text(staffId),
  staff_name: text("Simon"),
  satisfied: flag(true),
  comments: text("good"),
});

export const documentBody = body({
  customer_number: text(number),
  type: text("passport"),
  number: text("12345"),
  issue_date: moment(),
  issue_place: text("Berlin"),
  expiry_date: moment(),
});

export const mediaBody = body({
  customer_number: text(number),
  type: text("image"),
  url: text("http://www.example.com/id-docs/123/image.png"),
  date: moment(),
  relates_to_kyc_document_id: text("123"),
  relates_to_kyc_check_id: text("123"),
});

export const statusBody = body({ customer_number: text(number), ok: flag(true), date: moment() });

const key = { bank_id: str(bankId), customer_id: str(customerId), id: str(any) };

export const checkShape = shape({
  ...key,
  customer_number: strOrNull(number),
  date: when(),
  how: strOrNull(any),
  staff_user_id: strOrNull(staffId),
  staff_name: strOrNull(any),
  satisfied: bool(true),
  comments: strOrNull(any),
});

export const documentShape = shape({
  ...key,
  customer_number: strOrNull(number),
  type: strOrNull(any),
  number: strOrNull(any),
  issue_date: when(),
  issue_place: strOrNull(any),
  expiry_date: when(),
});

export const mediaShape = shape({
  ...key,
  customer_number: strOrNull(number),
  type: strOrNull(any),
  url: strOrNull(any),
  date: when(),
  relates_to_kyc_document_id: strOrNull(any),
  relates_to_kyc_check_id: strOrNull(any),
});

export const statusShape = shape({
  customer_id: str(customerId),
  customer_number: strOrNull(number),
  ok: bool(true),
  date: when(),
});

type Row<Fields> = { bankId: string; customerId: string; id: string } & Fields;
const keyOf = ({ bankId, customerId, id }: Row<unknown>) => ({
  bank_id: bankId,
  customer_id: customerId,
  id,
});

export const writeCheck = (row: Row<KycCheckFields>): z.input<typeof checkShape> => ({
  ...keyOf(row),
  customer_number: row.customerNumber,
  date: writeMoment(row.date),
  how: row.how,
  staff_user_id: row.staffUserId,
  staff_name: row.staffName,
  satisfied: row.satisfied,
  comments: row.comments,
});

export const writeDocument = (row: Row<KycDocumentFields>): z.input<typeof documentShape> => ({
  ...keyOf(row),
  customer_number: row.customerNumber,
  type: row.type,
  number: row.number,
  issue_date: writeMoment(row.issueDate),
  issue_place: row.issuePlace,
  expiry_date: writeMoment(row.expiryDate),
});

export const writeMedia = (row: Row<KycMediaFields>): z.input<typeof mediaShape> => ({
  ...keyOf(row),
  customer_number: row.customerNumber,
  type: row.type,
  url: row.url,
  date: writeMoment(row.date),
  relates_to_kyc_document_id: row.relatesToKycDocumentId,
  relates_to_kyc_check_id: row.relatesToKycCheckId,
});

export const writeStatus = (
  row: { customerId: string } & Omit<KycStatusFields, "reason">,
): z.input<typeof statusShape> => ({
  customer_id: row.customerId,
  customer_number: row.customerNumber,
  ok: row.ok,
  date: writeMoment(row.date),
});
