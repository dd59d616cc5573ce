// An upload whose bytes leave when the story lets them: half of it is on its way for as long as the story likes.
import { type ClientRequest, request } from "node:http";
import { sessionCookie } from "./session";

export interface Sending {
  bytes: Buffer;
  name: string;
  /** What the picture is said to show. */
  says: string;
}

const boundary = "slow-upload";
const part = (name: string, more = "") =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;

export class SlowUpload {
  /** The answer's status; 0 when the line was cut. */
  readonly status: Promise<number>;
  private readonly line: ClientRequest;
  private readonly body: Buffer;

  constructor(site: string, session: string, at: { bankId: string; customerId: string }, sending: Sending) {
    const url = new URL(`/api/media?${new URLSearchParams({ ...at })}`, site);
    const head = `${part("type")}${sending.says}\r\n${part("file", `; filename="${sending.name}"\r\nContent-Type: image/jpeg`)}`;
    this.body = Buffer.concat([Buffer.from(head), sending.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    this.line = request(url, {
      method: "POST",
      headers: {
        "Content-Type": `multipart/form-data; boundary=${boundary}`,
        "Content-Length": this.body.length,
        Accept: "application/json",
        Origin: url.origin,
        Cookie: `${sessionCookie}=${session}`,
      },
    });
    this.status = new Promise((resolve) => {
      this.line.on("response", (answer) => {
        answer.resume().on("error", () => undefined);
        resolve(answer.statusCode ?? 0);
      });
      this.line.on("error", () => resolve(0));
    });
  }

  sendHalf(): this {
    this.line.write(this.body.subarray(0, this.body.length / 2));
    return this;
  }
  sendAll(): this {
    this.line.end(this.body);
    return this;
  }
}
