// A server that ends answers everybody who had come to its port by then.
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, test } from "vitest";
import { watchForDrain } from "@/lib/core/drain";

const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** What somebody is answered who comes now, or the error that ends it. */
function come(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () =>
      socket.end("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"),
    );
    let text = "";
    socket.on("data", (part) => {
      text += part;
    });
    socket.on("error", (error) => resolve(String(error)));
    socket.on("close", () => resolve(text.split("\r\n")[0] ?? ""));
  });
}

test("who waits at the port when it is closed is answered, and nobody after that", async () => {
  watchForDrain();
  const server = createServer((_request, response) => response.end("done"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server);
  expect(await come(port)).toBe("HTTP/1.1 200 OK");
  const waiting = Array.from({ length: 30 }, () => come(port));
  const closed = new Promise((resolve) => server.close(resolve));
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(["HTTP/1.1 200 OK"]));
  await closed;
  expect(await come(port)).toContain("ECONNREFUSED");
});
