// What stories at the viewer's desk share: a customer with scans, the page, and how the picture lies on it.
import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { query } from "./database";
import { drawCard, type Paper, writePdf } from "./papers";
import { plantCustomer, sayNothing } from "./planted";
import { openSessionOf, sessionCookie } from "./session";
import { askJson, logIn } from "./site";
import { type Bank, type Copy, copyPerson, makeBank } from "./world";

export interface World {
  bank: Bank;
  officer: Copy;
  session: string;
  token: string;
  at: { bankId: string; customerId: string };
}

/** A bank, an officer and a customer of the story’s own. */
export async function makeWorld(): Promise<World> {
  const bank = await makeBank();
  const officer = await copyPerson("officer", bank);
  const { value: session } = await openSessionOf(officer.id);
  const token = await logIn(officer.email);
  const { bankId, customerId } = await plantCustomer(token, bank, sayNothing, { legal_name: "Greta Scan" });
  return { bank, officer, session, token, at: { bankId, customerId } };
}

/** Gives the document’s id; `expires` is a day. */
export async function addPassport({ token, at }: World, expires: string, number = "P-1"): Promise<string> {
  const id = randomUUID();
  const path = `/obp/v5.1.0/banks/${at.bankId}/customers/${at.customerId}/kyc_documents/${id}`;
  const date = "2016-01-01T00:00:00Z";
  const json = { customer_number: "", type: "passport", number, issue_date: date, issue_place: "Derby" };
  const { status } = await askJson(
    path,
    { ...json, expiry_date: `${expires}T00:00:00Z` },
    { method: "PUT", token },
  );
  expect(status).toBe(201);
  return id;
}

export const card = async (label: string): Promise<Paper> => ({
  name: `${label}.jpg`,
  type: "image/jpeg",
  bytes: await drawCard(label),
});
/** A PDF of three pages. */
export const letter = (): Paper => ({
  name: "letter.pdf",
  type: "application/pdf",
  bytes: writePdf(["First", "Second", "Third"]),
});

/** A page of the officer’s own browser. */
export async function openPage(
  browser: Browser,
  baseURL: string | undefined,
  { session }: World,
  how: object = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL, ...how });
  await context.addCookies([
    { name: sessionCookie, value: session, url: baseURL ?? "", httpOnly: true, sameSite: "Lax" },
  ]);
  return await context.newPage();
}
export const deskOf = ({ at }: World, id: string) => `/customers/${at.bankId}/${at.customerId}/media/${id}`;
export const paper = (page: Page) => page.locator(".v-paper").first();
export const isReady = (page: Page) =>
  expect(paper(page)).toHaveAttribute("data-shown", "ready", { timeout: 30_000 });
export const zoomOf = async (page: Page) =>
  Number(/scale\(([\d.]+)\)/.exec((await paper(page).getAttribute("style")) ?? "")?.[1]);
/** How many looks at the medium are on record. */
export const viewsOf = async (id: string) =>
  (
    await query(
      "SELECT 1 FROM audit_event WHERE subject_id = $1 AND action = 'media.view' AND outcome = 'viewed'",
      [id],
    )
  ).length;
/** Whether something dark was drawn on the canvas. */
export const isDrawn = (page: Page) =>
  page.locator(".v-paper canvas").evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    for (let at = 0; at < data.length; at += 4)
      if ((data[at] ?? 255) < 100 && (data[at + 3] ?? 0) > 0) return true;
    return false;
  });
