// Stories of the power going: the server is killed in the middle of an upload and of a delete, and started again. Nothing
// is half there: on disk and on S3.
import { createHash, randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { OwnHouse } from "./support/own-house";
import { openSessionOf, sessionCookie } from "./support/session";
import { ask } from "./support/site";
import { SlowUpload } from "./support/slow-upload";
import { eveline, expect, test } from "./support/story";

const [, , bankId = "", customerId = ""] = eveline.split("/");
const at = { bankId, customerId };
const lockCustomer = `SELECT 1 FROM customer WHERE id = '${customerId}' FOR UPDATE`;
const lockAudit = "LOCK TABLE audit_event IN SHARE MODE";

/** Several megabytes, no two alike, and a second's work to check. */
const drawLarge = async () =>
  await sharp(randomBytes(2400 * 1600 * 3), { raw: { width: 2400, height: 1600, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer();
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

for (const store of ["disk", "S3"] as const)
  test.describe(`on ${store}`, () => {
    test.describe.configure({ mode: "serial", timeout: 400_000 });
    const house = new OwnHouse(store);
    let session = "";

    test.beforeAll(async () => {
      test.setTimeout(400_000);
      await house.build();
      const [officer] = await house.query<{ id: string }>(
        "SELECT id FROM person WHERE email = 'officer@gh.example'",
      );
      session = (await openSessionOf(officer?.id ?? "", 0, house.query)).value;
    });
    test.afterAll(async () => await house.pullDown());

    const site = () => house.app?.url ?? "";
    const begin = (says: string, bytes: Buffer) =>
      new SlowUpload(site(), session, at, { bytes, name: `${says.replaceAll(" ", "-")}.jpg`, says });
    const mediaSaying = async (says: string) =>
      await house.query<{ id: string; isFiled: boolean }>(
        `SELECT m.id, f.medium_id IS NOT NULL AS "isFiled" FROM kyc_media m
         LEFT JOIN stored_file f ON f.medium_id = m.id WHERE m.type = $1 AND m.superseded_at IS NULL`,
        [says],
      );
    const isWaiting = async () =>
      (
        await house.query(
          "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        )
      ).length > 0;
    /** All three objects of one more file are in the store, and somebody waits for the lock. */
    const isStoredAndWaiting = async (filesBefore: number) =>
      house.objects().length === 3 * filesBefore + 3 && (await isWaiting());
    const soon = (what: () => unknown) => expect.poll(what, { intervals: [5], timeout: 120_000 });

    /** Every row has its three objects, every object its row, and nothing is on its way. */
    async function expectTidy() {
      const rows = await house.query<{ id: string }>("SELECT medium_id AS id FROM stored_file");
      const wanted = rows.flatMap(({ id }) =>
        ["original", "rendition", "thumbnail"].map((one) => `${id} ${one}`),
      );
      await expect.poll(() => house.objects(), { timeout: 120_000 }).toEqual(wanted.sort());
      // The store's owner is marked by way of it, some time after the start.
      await expect.poll(() => house.incoming(), { timeout: 30_000 }).toEqual([]);
    }
    async function startAgain() {
      await house.letHoursPass();
      await house.start();
      await expectTidy();
    }
    async function openFile(page: Page) {
      await page.context().addCookies([{ name: sessionCookie, value: session, url: site(), httpOnly: true }]);
      await page.goto(`${site()}${eveline}`);
    }
    async function expectWhole(page: Page, says: string, bytes: Buffer) {
      const [medium] = await mediaSaying(says);
      const original = await fetch(
        `${site()}/api/media/${bankId}/${customerId}/${medium?.id}?as=original&purpose=proof`,
        {
          headers: { Cookie: `${sessionCookie}=${session}` },
        },
      );
      expect(sha256(Buffer.from(await original.arrayBuffer()))).toBe(sha256(bytes));
      await openFile(page);
      await expect(page.getByRole("link", { name: `View ${says}` }).first()).toBeVisible();
    }

    const moments: {
      when: string;
      lock?: string;
      half?: boolean;
      /** Whether it is there now. */
      isThere: (filesBefore: number) => Promise<boolean>;
    }[] = [
      {
        when: "its bytes arrive",
        half: true,
        isThere: async () => house.incoming().some((bytes) => bytes > 1_000_000),
      },
      { when: "it is being checked", isThere: async () => house.incoming().length === 3 },
      {
        when: "it goes into the store",
        lock: lockCustomer,
        isThere: async (filesBefore) => house.objects().length > 3 * filesBefore,
      },
      { when: "it is in the store, before its row", lock: lockCustomer, isThere: isStoredAndWaiting },
      { when: "its row is written and not committed", lock: lockAudit, isThere: isStoredAndWaiting },
    ];
    for (const { when, lock, half, isThere } of moments)
      test(`an upload killed when ${when} never was`, async ({ page }) => {
        const says = `Killed when ${when}`;
        const before = (await house.query("SELECT 1 FROM stored_file")).length;
        const letGo = lock ? await house.hold(lock) : null;
        const upload = begin(says, await drawLarge());
        if (half) upload.sendHalf();
        else upload.sendAll();
        await soon(() => isThere(before)).toBe(true);
        await house.kill();
        await letGo?.();
        expect(await upload.status).toBe(0);
        expect(house.objects().length + house.incoming().length).toBeGreaterThan(3 * before);
        await startAgain();
        expect(await mediaSaying(says)).toEqual([]);
        expect(await house.query("SELECT 1 FROM stored_file")).toHaveLength(before);
        await openFile(page);
        await expect(page.getByRole("heading", { name: "Documents" })).toBeVisible();
        await expect(page.getByText(says)).toHaveCount(0);
      });

    test("killed when its row is committed, an upload is whole; killed in a delete, it is whole until that is", async ({
      page,
    }) => {
      const says = `Committed on ${store}`;
      const bytes = await drawLarge();
      begin(says, bytes).sendAll();
      await soon(async () => (await mediaSaying(says)).length).toBe(1);
      await house.kill();
      await startAgain();
      await expectWhole(page, says, bytes);

      const [medium] = await mediaSaying(says);
      const edit = `${site()}${eveline}?panel=edit-media&id=${medium?.id}`;
      await page.goto(edit);
      const letGo = await house.hold(lockAudit);
      await page.getByRole("button", { name: "Delete this medium" }).click({ noWaitAfter: true });
      await soon(isWaiting).toBe(true);
      await house.kill();
      await letGo();
      await startAgain();
      await expectWhole(page, says, bytes);

      await page.goto(edit);
      await page.getByRole("button", { name: "Delete this medium" }).click({ noWaitAfter: true });
      await soon(async () => (await mediaSaying(says)).length).toBe(0);
      await house.kill();
      await startAgain();
      const path = `${site()}/api/media/${bankId}/${customerId}/${medium?.id}`;
      expect((await ask(path, { session })).status).toBe(404);
      await openFile(page);
      await expect(page.getByRole("link", { name: `View ${says}` })).toHaveCount(0);
    });
  });
