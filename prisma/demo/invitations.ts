// The demo world's invitations, one in each state, and what people asked for. No mail leaves: none of them is queued.

import { type Actor, heldKey, stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { bundles } from "@/lib/core/roles";
import { perform } from "@/lib/core/use-case";
import { createInvitation } from "@/lib/invitations/invitations";
import { revokeInvitation } from "@/lib/invitations/manage";
import { setInvitationPost } from "@/lib/invitations/outbox";
import type { MailState } from "@/lib/mail/schema";
import { DAY_MS } from "./days";
import { type DemoPerson, london, people } from "./people";
import { idOf } from "./story";

const HOUR_MS = 3_600_000;

interface DemoInvitation {
  name: [first: string, last: string];
  email: string;
  company: string;
  country: string;
  hoursAgo: number;
  bundle?: keyof typeof bundles;
  /** Without a role, unless it says otherwise, a customer. */
  purpose?: "DEVELOPER";
  /** Of a customer of the London bank, as the seed numbers them. */
  customerNumber?: string;
  mail?: { state: MailState; error?: string; attempts?: number };
  openedHoursAgo?: number;
  askedHoursAgo?: number;
  revoked?: string;
}

const invitations: readonly DemoInvitation[] = [
  {
    ...{ name: ["Ngozi", "Chukwuemeka-Eze"], email: "ngozi@example.ng", company: "Acme", country: "Nigeria" },
    ...{ hoursAgo: 75, bundle: "KYC officer", revoked: "wrong address" },
  },
  {
    ...{
      name: ["Bořivoj", "Žižka"],
      email: "borivoj@example.cz",
      company: "Žižka a syn",
      country: "Czechia",
    },
    ...{ hoursAgo: 49, mail: { state: "sent" }, askedHoursAgo: 2 },
  },
  {
    ...{
      name: ["Yıldız", "Aydoğan"],
      email: "yildiz@example.com.tr",
      company: "Aydoğan",
      country: "Türkiye",
    },
    ...{
      hoursAgo: 8,
      mail: { state: "failed", error: "The mail server did not answer in time.", attempts: 10 },
    },
  },
  {
    ...{
      name: ["Hans-Jörg", "Weißenböck"],
      email: "h.weissenboeck@example.at",
      company: "–",
      country: "Austria",
    },
    ...{ hoursAgo: 6, mail: { state: "bounced", error: "550 5.1.1 no such mailbox", attempts: 1 } },
  },
  {
    ...{ name: ["Tadhg", "Ó Súilleabháin"], email: "tadhg@example.ie", company: "Acme", country: "Ireland" },
    ...{ hoursAgo: 2, bundle: "Relationship manager", mail: { state: "sent" } },
  },
  {
    ...{ name: ["Maëlle", "Lefèbvre-Kowalczyk"], email: "maelle.lk@example.fr", company: "Atelier Lefèbvre" },
    ...{
      country: "France",
      hoursAgo: 1,
      customerNumber: "5987953",
      mail: { state: "sent" },
      openedHoursAgo: 0.1,
    },
  },
  {
    ...{ name: ["Inês", "Gonçalves"], email: "ines.g@example.pt", company: "Acme", country: "Portugal" },
    ...{ hoursAgo: 0.05, purpose: "DEVELOPER" },
  },
];

export function adminAt(now: Date): Actor {
  const admin = people.find(({ email }) => email === "admin@gh.example") as DemoPerson;
  return stranger({
    ...{ personId: admin.id, name: admin.name, email: admin.email, via: "session" as const, now },
    held: new Set(bundles.Administrator.map((role) => heldKey(role, london))),
    // What follows is told as done right after signing in.
    proof: { at: now, factor: null },
  });
}

async function tellMail(invitationId: string, sentAt: Date, { email, mail }: DemoInvitation): Promise<void> {
  if (!mail) return;
  const { state, error = "", attempts = 1 } = mail;
  await prisma().mail.create({
    data: {
      ...{
        id: idOf("mail", email),
        bankId: london,
        invitationId,
        recipient: email,
        sender: "no-reply@localhost",
      },
      ...{
        subject: `Your invitation to ${london}`,
        textBody: "A mail of the demo world: it was never sent.",
      },
      ...{
        htmlBody: "<p>A mail of the demo world: it was never sent.</p>",
        state,
        attempts,
        lastError: error,
      },
      ...{ createdAt: sentAt, sealedUntil: sentAt, sentAt: state === "sent" ? sentAt : null },
    },
    select: { id: true },
  });
}

async function tellInvitation(story: DemoInvitation, now: Date): Promise<void> {
  const at = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * HOUR_MS);
  const { name, hoursAgo, bundle, customerNumber, openedHoursAgo, askedHoursAgo, revoked } = story;
  const admin = adminAt(at(hoursAgo));
  const { id } = await perform(createInvitation, admin, {
    ...{ bankId: london, firstName: name[0], lastName: name[1], email: story.email, company: story.company },
    ...{
      country: story.country,
      purpose: story.purpose ?? (bundle ? "DEVELOPER" : "CUSTOMER"),
      bundle,
      customerNumber,
    },
  });
  await tellMail(id, at(hoursAgo), story);
  const openedAt = openedHoursAgo === undefined ? null : at(openedHoursAgo);
  const linkAskedAt = askedHoursAgo === undefined ? null : at(askedHoursAgo);
  await prisma().userInvitation.update({
    where: { id },
    data: { openedAt, linkAskedAt },
    select: { id: true },
  });
  if (revoked)
    await perform(revokeInvitation, adminAt(at(hoursAgo - 1)), { bankId: london, id, reason: revoked });
}

/** Invited long ago: the relationship manager, whose account it made. */
async function tellAccepted(now: Date): Promise<void> {
  const manager = people.find(({ email }) => email === "rm@gh.example") as DemoPerson;
  const [firstName = "", lastName = ""] = manager.name.split(" ");
  const invitedAt = new Date(now.getTime() - 400 * DAY_MS);
  const { id } = await perform(createInvitation, adminAt(invitedAt), {
    ...{ bankId: london, firstName, lastName, email: manager.email, company: "Gorham & Hale Bank" },
    ...{ country: "United Kingdom", purpose: "DEVELOPER", bundle: "Relationship manager" },
  });
  const settledAt = new Date(invitedAt.getTime() + 2 * HOUR_MS);
  await prisma().userInvitation.update({
    where: { id },
    data: { status: "FINISHED", settledAt, personId: manager.id, openedAt: settledAt },
    select: { id: true },
  });
}

export async function tellInvitations(now: Date): Promise<void> {
  // Nobody of the demo world has a mailbox, whatever SMTP_URL says.
  setInvitationPost(async () => undefined);
  await tellAccepted(now);
  for (const story of invitations) await tellInvitation(story, now);
}
