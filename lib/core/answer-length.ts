// Lets an answer say how long it is: Next leaves out the Content-Length of whatever a route handler streams, and without it
// no reader of PDFs asks for ranges, and no download shows how much is left.
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

/** A route handler sets this header instead; it never leaves the house. */
export const lengthHeader = "X-Answer-Length";

/** Once, when the server starts. */
export function keepLengths(): void {
  subscribe("http.server.request.start", (message) => {
    const { response } = message as { response: ServerResponse };
    const writeHead = response.writeHead.bind(response) as (...all: unknown[]) => ServerResponse;
    response.writeHead = (...all: unknown[]) => {
      const length = response.getHeader(lengthHeader);
      response.removeHeader(lengthHeader);
      if (length !== undefined) response.setHeader("Content-Length", String(length));
      return writeHead(...all);
    };
  });
}
