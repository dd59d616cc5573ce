// A bounded load of pages, reads and writes through one address, which counts what was promised and what failed.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ask, askJson } from "./site";

export interface Target {
  url: string;
  session: string;
  token: string;
  bankId: string;
  customerId: string;
}

export class Load {
  /** What did not go well, in words. */
  failures: string[] = [];
  sent = 0;
  /** Writes that were answered as done: each must be there once. */
  checks = 0;
  addresses = 0;
  private isOver = false;
  private readonly callers: Promise<void>[];

  /** Begins at once; `most` callers take turns with one request after another. */
  constructor(
    private readonly target: Target,
    most: number,
  ) {
    this.callers = Array.from({ length: most }, () => this.call());
  }

  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.callers);
  }

  private async call() {
    while (!this.isOver) {
      await this.page();
      await this.read();
      if (await this.put()) this.checks += 1;
      if (await this.post()) this.addresses += 1;
      await sleep(20);
    }
  }

  private async good(what: string, work: () => Promise<{ status: number; text: string }>): Promise<boolean> {
    this.sent += 1;
    try {
      const { status, text } = await work();
      if (status === 200 || status === 201) return true;
      this.failures.push(`${what}: ${status} ${text.slice(0, 200)}`);
    } catch (error) {
      this.failures.push(`${what}: ${error instanceof Error ? (error.cause ?? error) : error}`);
    }
    return false;
  }

  private get at() {
    return `${this.target.url}/obp/v5.1.0/banks/${this.target.bankId}/customers/${this.target.customerId}`;
  }
  private page() {
    const { url, session, bankId, customerId } = this.target;
    return this.good("page", () => ask(`${url}/customers/${bankId}/${customerId}`, { session }));
  }
  private read() {
    const { url, customerId, token } = this.target;
    return this.good("read", () => ask(`${url}/obp/v5.1.0/customers/${customerId}/kyc_documents`, { token }));
  }
  private put() {
    const body = { customer_number: "1", date: "2024-01-01T00:00:00Z", how: "online_meeting" };
    const rest = { staff_user_id: "", staff_name: "", satisfied: true, comments: "" };
    const how = { method: "PUT", token: this.target.token };
    return this.good("put", () => askJson(`${this.at}/kyc_check/${randomUUID()}`, { ...body, ...rest }, how));
  }
  private post() {
    const lines = { line_1: randomUUID(), line_2: "", line_3: "", city: "Berlin", county: "", state: "" };
    const rest = { postcode: "13359", country_code: "DE", tags: [], status: "OK" };
    return this.good("post", () =>
      askJson(`${this.at}/address`, { ...lines, ...rest }, { token: this.target.token }),
    );
  }
}
