// Who may ask which route handler.
import { importAt, type Row, route } from "./permission-rows";

const search = { searchId: "7d0f6f1e-0000-7000-8000-000000000000", text: "zz" };

export const routes: readonly Row[] = [
  route("/api/imports", ["CanImportCustomers"], { json: {} }),
  route("/api/imports/progress", ["CanImportCustomers"], { json: { importId: importAt } }),
  route("/import/[importId]/bad-rows", ["CanImportCustomers"], { path: `/import/${importAt}/bad-rows` }),
  route("/audit/export", ["CanReadAudit"]),
  route("/audit/export-look-ups", ["CanReadAudit"]),
  route("/documents/export", ["CanGetAnyKycDocuments"]),
  route("/api/auth/[...nextauth]", "anyone", { path: "/api/auth/csrf" }),
  route("/api/bench/[what]", "nobody", { path: "/api/bench/empty" }),
  route("/api/customers/search", ["CanGetCustomer"], { json: search }),
  route("/api/customers/search/settle", ["CanGetCustomer"], { json: search }),
  {
    ...route("/api/media", ["CanAddKycMedia"]),
    reach: "bank",
    knock: ({ bankId, customerId }) => ({
      path: `/api/media?bankId=${bankId}&customerId=${customerId}`,
      json: {},
    }),
  },
  {
    ...route("/api/media/[bankId]/[customerId]/[mediumId]", ["CanGetAnyKycMedia"]),
    reach: "any bank, its own",
    // An original without a purpose: whoever may have it is told what is missing.
    knock: ({ bankId, customerId, ids }) => ({
      path: `/api/media/${bankId}/${customerId}/${ids.medium}?as=original`,
    }),
  },
  route("/api/readings/place", "signedIn", { json: {} }),
  route("/api/refusal", "signedIn", { json: {} }),
  route("/healthz", "anyone"),
  route("/readyz", "anyone"),
  route("/my/logins/direct", "anyone", { json: {} }),
  route("/obp/[[...path]]", "anyone", { path: "/obp/v5.1.0/root" }),
  route("/sign-in/outside", "anyone"),
  route("/sign-out", "anyone", { path: "/sign-out?get" }),
];
