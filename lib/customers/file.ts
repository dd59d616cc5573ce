// The customer's file for its page: overview, KYC records, addresses, tax residences, badge and alerts, in one statement.
import { z } from "zod";
import { type BankFacts, bankFacts, todayAt } from "@/lib/banks/banks";
import { sql } from "@/lib/core/db";
import { atBank } from "@/lib/core/permissions";
import { defineQuery } from "@/lib/core/use-case";
import { countryName } from "@/lib/countries/rules";
import { type FileAddress, type FileColumns, fileColumns, visibleFile } from "@/lib/customers/file-rows";
import {
  type FileCheck,
  type FileDocument,
  type FileMedium,
  type FileStatus,
  type Kept,
  withDates,
} from "@/lib/customers/kyc-rows";
import {
  type CustomerOverview,
  type OverviewColumns,
  overviewColumns,
  overviewOf,
  readRow,
} from "@/lib/customers/overview";
import { dayIn, maskTail } from "@/lib/format";
import { type Alert, alertsFor, type Badge, kycBadge } from "@/lib/kyc/rules";
import { countOpenDifferences, type OpenDifferences } from "@/lib/reader/differences";
import { judgeTaxNumber, type TaxVerdict } from "@/lib/tax-residences/rules";
import type { TaxResidenceFields } from "@/lib/tax-residences/schema";

/** The number itself stays here: the page gets it masked, with what its country's rule says of it. */
export type FileTaxResidence = Kept & {
  domain: string | null;
  /** In words, for a domain that is a country; else the domain as it is. */
  country: string;
  countryCode: string | null;
  /** Empty where no number is known. */
  maskedNumber: string;
} & Omit<TaxVerdict, "country">;

export interface CustomerFile {
  customer: CustomerOverview;
  bank: BankFacts;
  /** The bank's calendar day, `yyyy-MM-dd`. */
  today: string;
  badge: Badge;
  /** The worst first. */
  alerts: Alert[];
  /** Each of these is null without the role to read it; the one recorded last comes first. */
  documents: FileDocument[] | null;
  checks: FileCheck[] | null;
  media: FileMedium[] | null;
  /** In the order in which they were recorded. */
  statuses: FileStatus[] | null;
  addresses: FileAddress[] | null;
  taxResidences: FileTaxResidence[] | null;
  /** Media with differences to the records that nobody closed; none without the roles to read both. */
  differences: OpenDifferences[];
}

const recordsOf = <Fields>(rows: object[] | undefined): Fields[] | null =>
  rows ? withDates<Fields>(rows) : null;

function judged({ taxNumber, ...row }: Kept & TaxResidenceFields): FileTaxResidence {
  const { country: countryCode, ...verdict } = judgeTaxNumber(row.domain, taxNumber);
  const country = countryName(countryCode ?? row.domain ?? "not known");
  return { ...row, country, countryCode, maskedNumber: maskTail(taxNumber ?? ""), ...verdict };
}

/** Most customers have none, and then nothing more is asked. */
const hasReadings = sql`EXISTS (SELECT 1 FROM mrz_reading t WHERE t.bank_id = v.bank_id AND t.customer_id = v.customer_id
  AND t.superseded_at IS NULL) AS "hasReadings"`;

export const getCustomerFile = defineQuery({
  name: "customer-file.view",
  allow: atBank("CanGetCustomerOverview"),
  input: z.object({ bankId: z.string(), customerId: z.string() }),
  run: async (db, named, { actor, now }): Promise<CustomerFile> => {
    const visible = visibleFile(actor, named.bankId);
    const more = sql`${overviewColumns}${fileColumns(visible)}, ${hasReadings}`;
    const row = await readRow<OverviewColumns & FileColumns & { hasReadings: boolean }>(db, named, now, more);
    const bank = await bankFacts(db, named.bankId);
    const customer = overviewOf(row);
    const documents = recordsOf<FileDocument>(row.documents);
    const checks = recordsOf<FileCheck>(row.checks);
    const statuses = recordsOf<FileStatus>(row.statuses);
    const addresses = recordsOf<FileAddress>(row.addresses);
    const taxes = recordsOf<Kept & TaxResidenceFields>(row.taxResidences);
    const taxResidences = taxes?.map(judged) ?? null;
    const day = dayIn(now, bank.timeZone);
    const known = { documents: documents ?? [], checks: checks ?? [], statuses: statuses ?? [] };
    const badge = kycBadge({ kycStatus: customer.kycStatus, lastOkDate: customer.lastOkDate, ...known }, day);
    const seen = { documents, checks, statuses, addresses, taxResidences };
    const mayCompare = row.hasReadings && visible.documents && visible.media;
    const differences = mayCompare ? await countOpenDifferences(db, named) : [];
    const alerts = alertsFor(
      Object.fromEntries(Object.entries({ ...seen, differences }).filter(([, part]) => part !== null)),
      day,
    );
    const media = recordsOf<FileMedium>(row.media);
    return { customer, bank, today: todayAt(bank, now), badge, alerts, media, differences, ...seen };
  },
  record: {
    each: "hour",
    entry: ({ customer: { bankId, customerId } }) => ({ bankId, customerId, subjectId: customerId }),
  },
});
