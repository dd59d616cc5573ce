// Two instances of the app on the stories' database and file store, and Debian's nginx with the documented configuration in front.
import { findFreePort } from "../../scripts/lib/free-port.mjs";
import { startNginx } from "../../scripts/tests/nginx.mjs";
import { type App, startSecondApp } from "./second-app";

/** So long an instance that is told to go still answers: longer than nginx keeps an idle connection to it. */
const DRAIN_SECONDS = 3;

export class Fleet {
  private constructor(
    /** Where people come in. */
    readonly url: string,
    readonly apps: [App, App],
    private readonly nginx: Awaited<ReturnType<typeof startNginx>>,
    private readonly settings: Record<string, string>,
  ) {}

  static async start(): Promise<Fleet> {
    const port = await findFreePort();
    const url = `http://localhost:${port}`;
    const settings = { PUBLIC_URL: url, NEXTAUTH_URL: url, TRUSTED_PROXIES: "1" };
    const [one, two] = [await startSecondApp(settings), await startSecondApp(settings)];
    return new Fleet(url, [one, two], await startNginx(port, [one.port, two.port]), settings);
  }

  /** As an operator replaces an instance: it drains, goes, and comes back at the same address. */
  async restart(which: 0 | 1): Promise<void> {
    const { port, stop } = this.apps[which];
    await stop(DRAIN_SECONDS);
    this.apps[which] = await startSecondApp(this.settings, port);
  }

  /** Which instances were tried for each request, the one that answered last. */
  readLog = () => this.nginx.readLog();

  async stop(): Promise<void> {
    await this.nginx.stop();
    for (const app of this.apps) await app.stop();
  }
}
