// The peer's configuration: the same customers as one collection, and programs that sign in with a key.
import { postgresAdapter } from "@payloadcms/db-postgres";
import { buildConfig } from "payload";

const text = (name) => ({ name, type: "text" });
/** What is searched and sorted by has an index, as Payload's documentation advises. */
const indexed = (name) => ({ ...text(name), index: true });

export default buildConfig({
  secret: process.env.PAYLOAD_SECRET ?? "",
  telemetry: false,
  typescript: { autoGenerate: false },
  db: postgresAdapter({ pool: { connectionString: process.env.DATABASE_URL, max: 20 } }),
  collections: [
    { slug: "programs", auth: { useAPIKey: true, disableLocalStrategy: true }, fields: [] },
    {
      slug: "customers",
      fields: [
        ...["bank", "customerNumber", "legalName", "mobilePhoneNumber"].map(indexed),
        { name: "dateOfBirth", type: "date" },
        { name: "dependants", type: "number" },
        { name: "kycStatus", type: "checkbox" },
        ...["email", "relationshipStatus", "creditRating", "creditSource"].map(text),
        ...["creditLimitCurrency", "creditLimitAmount", "highestEducationAttained"].map(text),
        ...["employmentStatus", "title", "branchId", "nameSuffix"].map(text),
      ],
    },
  ],
});
