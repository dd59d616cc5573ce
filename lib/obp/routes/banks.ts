// Banks: listed, one, made.
import { z } from "zod";
import { createBank, getBank, listBanks } from "@/lib/banks/banks";
import type { Bank } from "@/lib/banks/schema";
import { type Endpoint, endpoint } from "@/lib/obp/endpoint";
import { refusal } from "@/lib/obp/errors";
import { body, camelKeys, list, optional, text } from "@/lib/obp/json/read";
import { shape, str, strOrNull } from "@/lib/obp/json/write";

const anonymous = { family: "wrapper", tags: ["Bank"], isAnonymous: true, order: [] } as const;

const rest = {
  full_name: str("uk"),
  logo: strOrNull("logo"),
  website: strOrNull("www.openbankproject.com"),
  bank_routings: z.array(shape({ scheme: str("Bank_ID"), address: str("gh.29.uk") })),
};
const bankShape = shape({ id: str("gh.29.uk"), bank_code: str("CGHZ"), ...rest });
const listedShape = shape({ id: str("gh.29.uk"), short_name: str("CGHZ"), ...rest });

const writeRest = (bank: Bank) => ({
  full_name: bank.fullName,
  logo: bank.logo,
  website: bank.website,
  bank_routings: bank.bankRoutings,
});
const writeBank = (bank: Bank) => ({ id: bank.id, bank_code: bank.bankCode, ...writeRest(bank) });

const routing = body({ scheme: text("Bank_ID"), address: text("gh.29.uk") });

export const bankRoutes: Endpoint[] = [
  endpoint({
    ...anonymous,
    id: "OBPv4.0.0-getBanks",
    verb: "GET",
    path: "/banks",
    summary: "Get Banks",
    about: "Get the banks of this server.",
    success: 200,
    answer: shape({ banks: z.array(listedShape) }),
    useCase: listBanks,
    write: (banks) => ({
      banks: banks.map((bank) => ({ id: bank.id, short_name: bank.bankCode, ...writeRest(bank) })),
    }),
  }),
  endpoint({
    ...anonymous,
    id: "OBPv5.0.0-getBank",
    verb: "GET",
    path: "/banks/BANK_ID",
    summary: "Get Bank",
    about: "Get the bank specified by BANK_ID.",
    order: ["bank"],
    success: 200,
    answer: bankShape,
    useCase: getBank,
    write: writeBank,
  }),
  endpoint({
    id: "OBPv5.0.0-createBank",
    verb: "POST",
    path: "/banks",
    summary: "Create Bank",
    about:
      "Create a bank. Whoever makes it may then grant roles there. `country` (two letters, GB by default) and `time_zone` (UTC by default) are our own.",
    family: "wrapper",
    tags: ["Bank"],
    roles: ["CanCreateBank"],
    order: ["user", "ids", "role", "body"],
    bodyName: "PostBankJson500",
    body: body({
      id: optional(text("gh.29.uk")),
      bank_code: text("CGHZ"),
      full_name: optional(text("uk")),
      logo: optional(text("logo")),
      website: optional(text("www.openbankproject.com")),
      bank_routings: list(routing),
      country: optional(text("GB")),
      time_zone: optional(text("Europe/London")),
    }),
    success: 201,
    answer: bankShape,
    refusals: { conflict: (_, __, sentence) => refusal("OBP-30020", `. ${sentence}`) },
    useCase: createBank,
    // An empty id means none, as in OBP.
    read: ({ body: given }) => ({ ...(camelKeys(given) as object), id: given.id || undefined }),
    write: writeBank,
  }),
];
