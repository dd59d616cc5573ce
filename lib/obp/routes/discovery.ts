// What a client asks first: who serves this, which versions, which endpoints; and the token.
import { z } from "zod";
import { logIn } from "@/lib/auth/direct-login";
import { env } from "@/lib/core/env";
import { type Endpoint, fact } from "@/lib/obp/endpoint";
import { shape, str } from "@/lib/obp/json/write";
import { currentVersion, versions } from "@/lib/obp/versions";

const anonymous = { family: "wrapper", order: [], isAnonymous: true } as const;

const place = { organisation: str("Dossier"), organisation_website: str("http://localhost:3000") };
const rootShape = shape({
  version: str(currentVersion),
  version_status: str("BLEEDING_EDGE"),
  git_commit: str(""),
  stage: str("live"),
  connector: str("dossier"),
  hostname: str("http://localhost:3000"),
  local_identity_provider: str("http://localhost:3000"),
  hosted_by: shape({
    organisation: str("Dossier"),
    email: str(""),
    phone: str(""),
    organisation_website: str(""),
  }),
  hosted_at: shape(place),
  energy_source: shape(place),
  resource_docs_requires_role: z.boolean().meta({ example: false }),
});

function tellRoot(version: string) {
  const home = env().PUBLIC_URL;
  const nobody = { organisation: "", organisation_website: "" };
  return {
    version,
    version_status: version === currentVersion ? "BLEEDING_EDGE" : "STABLE",
    git_commit: "",
    stage: env().NODE_ENV === "production" ? "live" : "sandbox",
    connector: "dossier",
    hostname: home,
    local_identity_provider: home,
    hosted_by: { organisation: "Dossier", email: "", phone: "", organisation_website: home },
    hosted_at: nobody,
    energy_source: nobody,
    resource_docs_requires_role: false,
  };
}

const root = (name: string, path: string, isUnlisted: boolean): Endpoint =>
  fact({
    ...anonymous,
    isUnlisted,
    id: `OBPv2.0.0-${name}`,
    verb: "GET",
    path,
    summary: "Get API Info (root)",
    about: "Returns information about: API version, hosted by information, hosted at information.",
    tags: ["API"],
    success: 200,
    answer: rootShape,
    tell: ({ version }) => tellRoot(version),
  });

const tokenShape = shape({ token: str("eyJhbGciOiJIUzI1NiJ9.…") });

export const discoveryRoutes: Endpoint[] = [
  root("root", "/root", false),
  root("rootOfVersion", "", true),
  root("rootOfVersionSlash", "/", true),
  fact({
    ...anonymous,
    id: "OBPv2.0.0-getScannedApiVersions",
    verb: "GET",
    path: "/api/versions",
    summary: "Get all API versions this server serves",
    about: "The standards and versions under which endpoints are served.",
    tags: ["Documentation", "API"],
    success: 200,
    answer: shape({
      scanned_api_versions: z.array(
        shape({
          urlPrefix: str("obp"),
          apiStandard: str("obp"),
          apiShortVersion: str("v5.1.0"),
          API_VERSION: str("OBPv5.1.0"),
        }),
      ),
    }),
    tell: () => ({
      scanned_api_versions: versions.map((version) => ({
        urlPrefix: "obp",
        apiStandard: "obp",
        apiShortVersion: version,
        API_VERSION: `OBP${version}`,
      })),
    }),
  }),
  fact({
    ...anonymous,
    id: "OBPv2.0.0-directLogin",
    verb: "POST",
    path: "/my/logins/direct",
    summary: "Direct Login",
    about:
      "Gives a token for a user name, a password and a consumer key, sent in the header `DirectLogin: username=U, password=P, consumer_key=K`. Also served at /my/logins/direct. Send it with other calls as `DirectLogin: token=T`.",
    tags: ["API"],
    isBodiless: true,
    success: 201,
    answer: tokenShape,
    listed: ["OBP-20082", "OBP-20083", "OBP-20002", "OBP-20004", "OBP-20008", "OBP-20013"],
    tell: async ({ headers, actor }) => ({ token: await logIn(headers, actor) }),
  }),
];
