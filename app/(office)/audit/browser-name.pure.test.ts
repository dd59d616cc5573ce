// Tests that browsers are told apart by what they call themselves.
import { expect, test } from "vitest";
import { browserName } from "./browser-name";

const mozilla = "Mozilla/5.0 (X11; Linux x86_64)";

test.each([
  [`${mozilla} Gecko/20100101 Firefox/145.0`, "Firefox 145"],
  [`${mozilla} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36`, "Chrome 142"],
  [`${mozilla} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0`, "Edge 142"],
  [
    `${mozilla} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1`,
    "Safari 26",
  ],
  ["core-import/1.2", "core-import/1.2"],
  ["x".repeat(80), `${"x".repeat(59)}…`],
])("%s", (agent, name) => {
  expect(browserName(agent)).toBe(name);
});
