// The only reader of the environment: everything configurable, with its default, checked once when first asked for.
import { z } from "zod";

/** Over plain http a cookie and everything else can be read on the way: only within this machine. */
function isSafeAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return (
    url?.protocol === "https:" ||
    (url?.protocol === "http:" && ["localhost", "127.0.0.1"].includes(url.hostname))
  );
}

const schema = z.object({
  DATABASE_URL: z.string().min(1, "DATABASE_URL is not set: start Dossier with npm start."),
  /** The database itself, for what a pooler cannot do (locks and settings of a session): jobs, imports, migrations. */
  DATABASE_DIRECT_URL: z.string().min(1).optional(),
  /** A streaming replica, for reads that may be some seconds old. */
  DATABASE_REPLICA_URL: z.string().min(1).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  /** 0 behind a PgBouncer older than 1.21, which cannot prepare statements in transaction mode. */
  DATABASE_PREPARE: z.enum(["0", "1"]).default("1"),
  PUBLIC_URL: z
    .url("PUBLIC_URL must be an address such as https://kyc.bank.example.")
    .refine(isSafeAddress, "PUBLIC_URL must begin with https:// (or be http://localhost for trying out).")
    .default("http://localhost:3000"),
  NEXTAUTH_SECRET: z.string().min(32, "NEXTAUTH_SECRET must be at least 32 characters long."),
  TOKEN_SECRET: z.string().min(32).optional(),
  DEMO: z.enum(["0", "1"]).default("0"),
  BENCH: z.enum(["0", "1"]).default("0"),
  DEMO_PASSWORD: z.string().min(1).default("dossier-demo"),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  /** Where the build lies, as in next.config.js. */
  NEXT_DIST_DIR: z.string().min(1).default(".next"),
  NODE_ENV: z.enum(["production", "development", "test"]).default("development"),
  /** Wrong passwords from one address in an hour, whatever the names; 0: addresses are not counted. */
  SIGN_IN_FAILURES_PER_ADDRESS: z.coerce.number().int().min(0).max(1_000_000).default(60),
  /** How old the last proof of identity may be for granting roles, unmasking a tax number and changing factors. */
  STEP_UP_MINUTES: z.coerce.number().positive().max(720).default(5),
  OBP_OPEN_PHONE_SEARCH: z.enum(["true", "false"]).default("false"),
  OBP_TOKEN_WEEKS: z.coerce.number().positive().max(52).default(4),
  OBP_REQUESTS_PER_MINUTE: z.coerce.number().int().positive().default(60_000),
  OBP_INVITATION_LOOKUPS_PER_MINUTE: z.coerce.number().int().positive().default(60),
  /** Failed look-ups of invitations at one bank in one hour, at which the log calls for help. */
  INVITATION_ALARM_THRESHOLD: z.coerce.number().int().positive().default(100),
  /** An OpenID Connect provider whose accounts sign in here; all of the first three, or none. */
  OIDC_ISSUER: z
    .url("OIDC_ISSUER must be an address such as https://login.bank.example.")
    .refine(isSafeAddress, "OIDC_ISSUER must begin with https:// (or be http://localhost for trying out).")
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).max(500).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).max(2_000).optional(),
  /** What the provider is called on the button. */
  OIDC_NAME: z.string().min(1).max(60).default("single sign-on"),
  /** Without it mails stay in the database, and an administrator reads them at /mail. */
  SMTP_URL: z
    .string()
    .regex(
      /^smtps?:\/\/[^\s]+$/,
      "SMTP_URL must look like smtp://host:587 or smtps://user:password@host:465.",
    )
    .optional(),
  /** `Name <address>` or an address; without it no-reply at the host of PUBLIC_URL. */
  MAIL_FROM: z.string().max(200).optional(),
  /** How long an invitation's link and integer key count. */
  USER_INVITATION_TTL_SECONDS: z.coerce.number().int().min(60).max(2_592_000).default(86_400),
  /** Countries, separated by commas, whose invitees need not consent to their data being collected. */
  USER_INVITATION_CONSENT_WAIVED_COUNTRIES: z.string().default(""),
  /** Uploaded files lie below it, unless S3_BUCKET is set; files on their way always do. */
  DATA_DIR: z.string().min(1).default(".data"),
  /** `name:base64,…`: 32 bytes each. The first wraps the keys of new files; the others open older ones. */
  VAULT_KEYS: z.string().optional(),
  /** The largest file somebody may upload, in MB of 1,048,576 bytes. */
  MEDIA_MAX_MB: z.coerce.number().int().min(1).max(1000).default(25),
  /** What one person may upload in 24 hours, in MB. */
  MEDIA_DAY_MB: z.coerce.number().int().min(1).max(1_000_000).default(2000),
  /** Without a bucket files lie on disk. */
  S3_BUCKET: z.string().min(1).optional(),
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** Without it files are stored as "not scanned". */
  CLAMD_HOST: z.string().min(1).optional(),
  CLAMD_PORT: z.coerce.number().int().min(1).max(65_535).default(3310),
  /** How many proxies in front overwrite X-Forwarded-For; 0 means the header is not believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
});

const isWhole = ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: z.infer<typeof schema>) =>
  new Set([OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET].map((one) => one === undefined)).size === 1;

export type Env = z.infer<typeof schema>;
let known: Env | undefined;

/** The checked environment. Throws one plain sentence when something is missing; not called on import, since the build imports it. */
export function env(): Env {
  if (known) return known;
  const read = schema.safeParse(process.env);
  if (!read.success) throw new Error(read.error.issues.map((issue) => issue.message).join(" "));
  if (!isWhole(read.data))
    throw new Error(
      "OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are set together, or none of them is.",
    );
  known = read.data;
  return known;
}

/** Where a session lasts: past the pooler, if there is one. */
export const directUrl = (): string => env().DATABASE_DIRECT_URL ?? env().DATABASE_URL;

/** Whether `npm run bench` started this server, on demo data: only then its reference pages exist. */
export const isBench = (): boolean => env().BENCH === "1" && env().DEMO === "1";
