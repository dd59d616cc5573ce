// Addresses that mean one mailbox, marks that cannot be abused, and what a failure is worth.
import fc from "fast-check";
import { expect, test } from "vitest";
import { isMailAddress, readSender } from "./address";
import { escapeHtml, fillHtml, fillText } from "./template";
import { nextTry, readFailure } from "./tries";

test.each(["a@b.example", "maelle.lk@example.fr", "o'neil+kyc@sub.bank.example", "x@xn--bcher-kva.example"])(
  "%s is sent to",
  (text) => expect(isMailAddress(text)).toBe(true),
);

test.each([
  ...["", "a", "a@", "@b.example", "a@b", "a b@c.example", "a@b.example ", "a@@b.example", "a@127.0.0.1"],
  ...[
    "a@b.example\r\nBcc: c@d.example",
    "a@b.example,c@d.example",
    "a@b.example;c@d.example",
    "<a@b.example>",
  ],
  ...['"e@attacker.com"@victim.com', "a＠b.example", "а@b.example", "a@bаnk.example", "a(c)@b.example"],
  ...["a..b@c.example", ".a@b.example", "a@-b.example", "a@b..example", `${"x".repeat(70)}@b.example`],
])("%j is not", (text) => expect(isMailAddress(text)).toBe(false));

test("a sender is a name and an address, or an address; anything else is none", () => {
  expect(readSender("KYC desk <kyc@bank.example>")).toEqual({
    name: "KYC desk",
    address: "kyc@bank.example",
  });
  expect(readSender("no-reply@localhost")).toEqual({ name: "", address: "no-reply@localhost" });
  expect(readSender("nobody")).toBeNull();
  expect(readSender("a <a@b.example>, c <c@d.example>")).toBeNull();
});

test("every value is text in HTML and one line in plain text, whatever it says", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      const [html, text] = [fillHtml("<p>@NAME</p>", { NAME: value }), fillText("@NAME", { NAME: value })];
      expect(html.slice(3, -4)).not.toMatch(/[<>"']/);
      expect(text).not.toMatch(/[\r\n\u2028\u2029\u202e]/);
    }),
  );
  expect(escapeHtml(`<a href="x">'&'</a>`)).toBe("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
});

test("a name that looks like a mark is not filled with a secret", () => {
  const once = fillText("Hello @NAME: @SECRET", { NAME: "@SECRET" });
  expect(fillText(once, { SECRET: "17" })).toBe("Hello @\u2060SECRET: 17");
});

test("tries grow apart and end within a day", () => {
  const now = new Date("2026-11-22T08:00:00Z");
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (attempts) => ((nextTry(attempts, now)?.getTime() ?? 0) - now.getTime()) / 60_000,
  );
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(24 * 60);
  expect(nextTry(10, now)).toBeNull();
});

test("only a refusal of the recipient or of the message is the last word", () => {
  const refused = { code: "EENVELOPE", responseCode: 550, response: "550 5.1.1 no such\r\nmailbox" };
  expect(readFailure(refused)).toEqual({ words: "550 5.1.1 no such mailbox", isFinal: true });
  expect(readFailure({ ...refused, responseCode: 450, response: "450 later" }).isFinal).toBe(false);
  expect(readFailure({ code: "EAUTH", responseCode: 535, response: "535 no" }).isFinal).toBe(false);
  expect(readFailure({ code: "ETIMEDOUT" }).words).toBe("The mail server did not answer in time.");
  expect(readFailure(undefined).words).toBe("The mail could not be sent.");
});
