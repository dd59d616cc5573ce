// The first line of a file: what is no CSV, or has other columns, is refused in a sentence that says what to do.
import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { FileFault } from "@/lib/import/file-fault";
import { readHeader } from "@/lib/import/header";

const head = "customer_number,legal_name,mobile_phone_number";
const file = path.join(mkdtempSync(path.join(os.tmpdir(), "dossier-header-")), "customers.csv");
const read = (content: string | Buffer) => {
  writeFileSync(file, content);
  return readHeader(file, "customers");
};
const faultOf = (content: string | Buffer) =>
  read(content).then(
    () => "It was not refused.",
    (error: unknown) => (error instanceof FileFault ? error.message : String(error)),
  );

test("usual line ends, a mark of UTF-8 and the separators of spreadsheets are taken", async () => {
  for (const text of [
    `${head}\n`,
    `${head}\r\n`,
    `\uFEFF${head.replaceAll(",", ";")}\r\n`,
    head,
    `${head}\r`,
  ])
    expect((await read(text)).names).toEqual(head.split(","));
});

test.each([
  ["CR alone ends its lines", `${head}\r1,Eve,1\r2,Adam,1\r`, "line ends, LF or CRLF"],
  ["CR alone ends its first line", `${head}\r1,Eve,1\n2,Adam,1\n`, "line ends, LF or CRLF"],
  ["UTF-16 with its mark", Buffer.from(`\uFEFF${head}\n`, "utf16le"), "UTF-16"],
  ["UTF-16 without", Buffer.from(`${head}\n`, "utf16le"), "UTF-16"],
  ["UTF-16, the high byte first", Buffer.from(`\uFEFF${head}\n`, "utf16le").swap16(), "UTF-16"],
  ["a picture", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"), "This is no CSV file."],
  ["a workbook", Buffer.from("PK\x03\x04\x14\0\x06\0", "latin1"), "This is no CSV file."],
  ["a PDF", "%PDF-1.7\n", "This is no CSV file."],
  ["Latin-1", Buffer.from(`${head},stra\xdfe\n`, "latin1"), "not in UTF-8"],
])("%s: refused", async (_, content, words) => {
  expect(await faultOf(content)).toContain(words);
});

test("all missing columns are named at once, and those that are there", async () => {
  expect(await faultOf("legal_name,Phone\n1,2\n")).toBe(
    "The first line of the customers file has no columns customer_number and mobile_phone_number. It reads: legal_name, Phone.",
  );
  expect(await faultOf(`${head.toUpperCase()}\n`)).toBe(
    "The first line of the customers file has no columns customer_number, legal_name and mobile_phone_number. It reads: CUSTOMER_NUMBER, LEGAL_NAME, MOBILE_PHONE_NUMBER. Write the names in small letters.",
  );
  expect((await faultOf(`${"x".repeat(50_000)}\n`)).length).toBeLessThan(600);
});
