// Tests that an answer which streams says its length in the header for it, and that our own header stays in the house.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { keepLengths, lengthHeader } from "./answer-length";

test("the length that is set leaves as Content-Length; an answer without one streams as ever", async () => {
  keepLengths();
  const server = createServer((request, response) => {
    // As Next does it: headers one by one, then the parts.
    if (request.url === "/file") response.setHeader(lengthHeader, ["6"]);
    response.write("abc");
    response.end("def");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    const { headers } = answer;
    return [
      await answer.text(),
      headers.get("content-length"),
      headers.get("transfer-encoding"),
      headers.get(lengthHeader),
    ];
  };
  expect(await ask("/file")).toEqual(["abcdef", "6", null, null]);
  expect(await ask("/else")).toEqual(["abcdef", null, "chunked", null]);
  server.close();
});
