// What leaves a use-case that broke: its kind and place, never a value.
import { expect, test } from "vitest";
import { AppError, notFound } from "@/lib/core/errors";
import { withoutValues } from "@/lib/core/faults";

test("a fault keeps its kind and loses its message", () => {
  const fault = Object.assign(new TypeError("invalid input: Eveline Tripman"), {
    code: "P2010",
    meta: { value: "Eveline" },
  });
  const plain = withoutValues(fault);
  expect(plain).toMatchObject({ name: "TypeError", code: "P2010" });
  expect(JSON.stringify(plain) + String((plain as Error).stack) + String(plain)).not.toContain("Eveline");
});

test("a database without a free connection is busy, with a time to come back", () => {
  const busy = withoutValues(Object.assign(new Error("Unable to start a transaction"), { code: "P2028" }));
  expect(busy).toBeInstanceOf(AppError);
  expect(busy).toMatchObject({ code: "busy", facts: { retryAfter: 2 } });
});

test("a refusal is left alone", () => {
  const refusal = notFound("customer");
  expect(withoutValues(refusal)).toBe(refusal);
});
