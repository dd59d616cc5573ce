// Addresses that would lead somebody off this site after signing in, in all the ways that parsers disagree about.
const evil = "evil.example";
const slashes = [
  "//",
  "///",
  "////",
  "/\\",
  "\\/",
  "\\\\",
  "/\\/",
  "\\//",
  "/%5C",
  "/%2F",
  "/%2f/",
  "%2F%2F",
];
const gaps = ["/\t/", "/\n/", "/\r/", "/\r\n/", "/%09/", "/%0a/", "/%0d/", "/ /", "/\u00a0/", "/\u2028/"];
const schemes = [
  "https:",
  "https:/",
  "https://",
  "https:///",
  "http://",
  "HTTPS://",
  "hTTp:",
  "ftp://",
  "//https://",
];
const users = [
  "//user@",
  "https://localhost@",
  "https://localhost:3000@",
  "http://localhost%2f@",
  "@",
  "/@",
  "//@",
];

export const hostileAddresses: readonly string[] = [
  ...[...slashes, ...gaps, ...schemes, ...users].map((start) => start + evil),
  ...[`.${evil}`, `:80@${evil}`, `@${evil}`].map((end) => `http://localhost${end}`),
  ...[
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "blob:x",
  ],
  ...[`/..//${evil}`, `/./${evil}/../..//${evil}`, `/%2e%2e//${evil}`, `/.${evil}`, `/;@${evil}`],
  ...[
    `//${evil}%00.localhost`,
    `//${evil}#@localhost`,
    `//${evil}?localhost`,
    `//[::ffff:192.0.2.1]`,
    "//0300.0.2.1",
  ],
  ...[
    `／／${evil}`,
    `/／${evil}`,
    `//evil。example`,
    `/\u0000/${evil}`,
    ` //${evil}`,
    `\u202e//${evil}`,
    `\ufeff//${evil}`,
  ],
];
