// Where one lands after signing in: on this site, whatever was asked for.
import { describe, expect, test } from "vitest";
import { sameSitePath } from "@/lib/web/request";

const hostile = [
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https:evil.example",
  "https://evil.example",
  "/%09/evil.example/..//",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/\n/evil",
  " /evil",
  "@evil.example",
  "/ /evil",
  "///evil",
  "data:text/html,x",
  "",
  null,
  7,
  "customers",
  "./customers",
  "/\u0000",
  "/.evil",
  "http:/customers",
];

describe("sameSitePath", () => {
  test.each(hostile)("%j never leaves the site", (wanted) => {
    const path = sameSitePath(wanted);
    const url = new URL(path, "https://bank.example");
    expect(url.origin).toBe("https://bank.example");
    expect(path.startsWith("/")).toBe(true);
    expect(path.startsWith("//")).toBe(false);
  });

  test("keeps a path of ours with its query", () => {
    expect(sameSitePath("/customers/gh.29.uk/x?panel=add-check&draft=1")).toBe(
      "/customers/gh.29.uk/x?panel=add-check&draft=1",
    );
  });
});
