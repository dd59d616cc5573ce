// A second instance of the app on the same database, with other settings: as a bank runs several, and for what the first
// one is not configured for.
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";

export interface App {
  url: string;
  port: number;
  pid: number;
  /** As `npm start` ends it: it drains for so many seconds, then it is told to go, and has gone when this resolves. */
  stop: (drainSeconds?: number) => Promise<void>;
  /** Ends it on the spot, as a power cut would: it finishes and tidies nothing. */
  kill: () => Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return typeof address === "object" && address ? address.port : 0;
}

async function waitForAnswer(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    try {
      if ((await fetch(`${url}/readyz`)).ok) return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error("The second instance ended before it answered.");
}

/** The build that the stories run on, on a port of its own, or on the one it had before. */
export async function startSecondApp(settings: Record<string, string>, again?: number): Promise<App> {
  const port = again ?? (await freePort());
  const url = `http://localhost:${port}`;
  const next = path.resolve("node_modules/next/dist/bin/next");
  const env = { ...process.env, NODE_ENV: "production" as const, PUBLIC_URL: url, ...settings };
  const child = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], {
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  // The channel is for one word; it keeps nobody waiting.
  child.channel?.unref();
  await waitForAnswer(url, child);
  const end = async (signal: NodeJS.Signals) => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  };
  const stop = async (drainSeconds = 0) => {
    if (drainSeconds > 0) child.send("drain");
    await new Promise((resolve) => setTimeout(resolve, drainSeconds * 1_000));
    await end("SIGTERM");
  };
  return { url, port, pid: child.pid ?? 0, stop, kill: () => end("SIGKILL") };
}
