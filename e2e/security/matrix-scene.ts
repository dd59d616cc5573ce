// Who stands where in the matrix: two banks with a customer each, and everybody alive, timed out and deactivated.
import { query } from "../support/database";
import { plantFile, sayNothing } from "../support/planted";
import { openSessionOf, type Who } from "../support/session";
import { logIn } from "../support/site";
import { type Bank, type Copy, copyEverybody, copyPerson, makeBank } from "../support/world";
import type { Cell } from "./matrix";
import { importAt, mailAt, type Place } from "./permission-rows";

interface Keys {
  session: string;
  token: string;
  personId: string;
}

export interface Scene {
  sessions: Record<Who, Keys>;
  /** Where a cell stands: the place it asks about, and what it has to show. */
  stand: (cell: Cell) => { place: Place; session?: string; token?: string; personId: string };
}

async function keysOf(copies: Copy[], minutesAgo: number) {
  const keys: Partial<Record<Who, Keys>> = {};
  for (const { id, email, who } of copies) {
    const { value } = await openSessionOf(id, minutesAgo);
    keys[who] = { session: value, token: await logIn(email), personId: id };
  }
  return keys as Record<Who, Keys>;
}

async function openFile(bank: Bank): Promise<Place> {
  const clerk = await copyPerson("officer", bank);
  await query(
    `INSERT INTO mail (id, bank_id, recipient, sender, subject, text_body, html_body, sealed_until, state, created_at)
     VALUES ($1, $2, 'a@b.example', 'c@b.example', 'A mail', 'Text', 'Text', now(), 'kept', now())`,
    [mailAt(bank.id), bank.id],
  );
  await query(
    `INSERT INTO customer_import (id, bank_id, state, is_dry_run, is_strict, started_by, started_at, seen_at)
     VALUES ($1, $2, 'done', false, false, $3, now(), now()) ON CONFLICT DO NOTHING`,
    [importAt, bank.id, clerk.id],
  );
  await query(
    `INSERT INTO customer_import_file (import_id, kind, name, bytes) VALUES ($1, 'customers', 'customers.csv', 1)
     ON CONFLICT DO NOTHING`,
    [importAt],
  );
  return { ...(await plantFile(await logIn(clerk.email), bank, sayNothing)), personId: clerk.id };
}

export async function makeScene(): Promise<Scene> {
  const [here, there] = [await makeBank(), await makeBank("DE", "Europe/Berlin")];
  const [atHere, atThere] = [await openFile(here), await openFile(there)];
  const sessions = await keysOf(await copyEverybody(here, there), 0);
  const idle = await copyEverybody(here, there);
  const expired = await keysOf(idle, 16);
  await query("UPDATE api_token SET expires_at = now() - interval '1 second' WHERE person_id = ANY($1)", [
    idle.map(({ id }) => id),
  ]);
  const gone = await copyEverybody(here, there);
  const deactivated = await keysOf(gone, 0);
  await query("UPDATE person SET is_active = false WHERE id = ANY($1)", [gone.map(({ id }) => id)]);
  const halves = await copyEverybody(here, there);
  const halfOpen = await keysOf(halves, 0);
  const halfIds = [halves.map(({ id }) => id)];
  // As setting up a second factor leaves them: the session owes it, tokens made by the password have ended.
  await query("UPDATE session SET needs_factor = true WHERE person_id = ANY($1)", halfIds);
  await query("UPDATE api_token SET revoked_at = now() WHERE person_id = ANY($1)", halfIds);
  const over: Partial<Record<Cell["situation"], typeof sessions>> = {
    expired,
    deactivated,
    "half open": halfOpen,
  };
  const stand = ({ who, situation }: Cell) => {
    const isHere = (who === "berliner") === (situation === "other bank");
    const place = isHere ? atHere : atThere;
    if (who === "nobody") return { place, personId: sessions.officer.personId };
    return { place, ...(over[situation] ?? sessions)[who] };
  };
  return { sessions, stand };
}
