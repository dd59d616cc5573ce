// Asks clamd whether a file is malware: its INSTREAM command over TCP. Nothing but its own "OK" counts as clean.
import { connect } from "node:net";
import { env } from "@/lib/core/env";
import { Expected } from "@/lib/core/errors";

/** The scanner gave no verdict: not there, or too slow. */
export class ScannerAway extends Expected {}
/** It is there, and has no verdict on this very file: larger than its StreamMaxLength, say. Others may have one. */
export class NoVerdict extends ScannerAway {}

export type ScanVerdict = { scan: "clean" | "infected" | "not_scanned"; detail: string };

const patienceMs = 60_000;
const longestReply = 4_096;

/** A verdict on these clear bytes; `not_scanned` where no scanner is set up. Throws ScannerAway, and NoVerdict of it. */
export async function scanBytes(source: AsyncIterable<Uint8Array>): Promise<ScanVerdict> {
  const { CLAMD_HOST, CLAMD_PORT } = env();
  if (!CLAMD_HOST) return { scan: "not_scanned", detail: "" };
  return readReply(await talk(CLAMD_HOST, CLAMD_PORT, source));
}

function readReply(reply: string): ScanVerdict {
  if (/^stream: OK\0?$/.test(reply)) return { scan: "clean", detail: "" };
  const [, name] = /^stream: (.{1,200}) FOUND\0?$/.exec(reply) ?? [];
  if (name) return { scan: "infected", detail: name };
  throw new NoVerdict(`clamd answered: ${reply.slice(0, 200)}`);
}

const lengthOf = (part: Uint8Array) => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(part.length);
  return head;
};

function talk(host: string, port: number, source: AsyncIterable<Uint8Array>): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    let [reply, isConnected] = ["", false];
    const fail = (error: Error) => {
      socket.destroy();
      // One that is ended in the middle of a file may have had enough of this file: the next one tells.
      const Kind = isConnected ? NoVerdict : ScannerAway;
      reject(error instanceof Expected ? error : new Kind(error.message));
    };
    const give = async (bytes: Uint8Array) => {
      if (socket.destroyed || socket.write(bytes)) return;
      await new Promise<void>((resolve) => {
        const go = () => {
          socket.off("drain", go).off("close", go);
          resolve();
        };
        socket.on("drain", go).on("close", go);
      });
    };
    socket.setTimeout(patienceMs, () => fail(new ScannerAway("clamd said nothing.")));
    socket.setEncoding("utf8").on("data", (text: string) => {
      reply = (reply + text).slice(0, longestReply);
    });
    socket.on("error", fail);
    socket.on("close", () => (reply === "" ? fail(new Error("clamd closed the line.")) : resolve(reply)));
    socket.on("connect", async () => {
      isConnected = true;
      try {
        await give(Buffer.from("zINSTREAM\0"));
        for await (const part of source) {
          if (socket.destroyed) return;
          if (part.length > 0) await give(Buffer.concat([lengthOf(part), part]));
        }
        await give(Buffer.alloc(4));
      } catch (error) {
        fail(error instanceof Error ? error : new ScannerAway("The file could not be read."));
      }
    });
  });
}
