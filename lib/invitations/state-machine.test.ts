// Whatever happens to an invitation in whatever order, on a real database and a real mail server: what administrators see
// is what the model says, its link counts exactly while it is open, and it makes one account at most.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import type { State } from "@/lib/invitations/rules";
import { MailSink, type SmtpRefusal } from "@/lib/testing/mail-sink";
import { later, makeActor, makeBank } from "@/lib/testing/world";

const day = 86_400;
const password = "eleven walnuts in a drawer";
const busy: SmtpRefusal = { at: "message", code: 451, words: "try later" };
const unknown: SmtpRefusal = { at: "recipient", code: 550, words: "no such mailbox" };

interface Model {
  status: "CREATED" | "FINISHED" | "DELETED";
  /** Seconds since it was made. */
  at: number;
  ends: number;
  isOpened: boolean;
  mail: "queued" | "sent" | "bounced";
  tries: number;
}
interface Real {
  id: string;
  email: string;
  link: string;
  old: string[];
}

const sink = new MailSink();
const isOpen = ({ status }: Model) => status === "CREATED";
const counts = (model: Model) => isOpen(model) && model.at < model.ends;
let modules: Awaited<ReturnType<typeof loadModules>>;
let [admin, bankId, link]: [Actor, string, string] = [stranger(), "", ""];

/** After SMTP_URL is set: the environment is read once. */
const loadModules = async () => ({
  ...(await import("@/lib/invitations/accept")),
  ...(await import("@/lib/invitations/agreements")),
  ...(await import("@/lib/invitations/bounce")),
  ...(await import("@/lib/invitations/invitations")),
  ...(await import("@/lib/invitations/letter")),
  ...(await import("@/lib/invitations/listing")),
  ...(await import("@/lib/invitations/manage")),
  ...(await import("@/lib/invitations/open")),
  ...(await import("@/lib/invitations/outbox")),
  ...(await import("@/lib/core/jobs")),
  ...(await import("@/lib/mail/send")),
});

beforeAll(async () => {
  process.env.SMTP_URL = `smtp://127.0.0.1:${await sink.start()}`;
  modules = await loadModules();
  // The jobs are really queued; when they are done is the model's to say.
  await modules.startJobs([{ queue: "mail", work: async () => undefined, everySeconds: 3_600 }]);
  bankId = await makeBank();
  admin = await makeActor("Administrator", bankId);
  modules.setInvitationPost(async (tx, letter) => {
    link = letter.secrets.link;
    await modules.mailLetter(tx, letter);
  });
});
afterAll(async () => {
  await modules.stopJobs();
  await sink.stop();
});

const visitor = ({ at }: Model) => stranger({ now: later(admin, at).now });
/** Whether it was done or refused; a machine too busy to say is asked again, and anything else is a bug. */
async function worked(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === "busy" ? await worked(work) : false;
  }
}
const manage =
  (deed: "resendInvitation" | "extendInvitation" | "revokeInvitation" | "markBounced") =>
  async (model: Model, { id }: Real) =>
    await worked(() =>
      perform(modules[deed] as typeof modules.markBounced, later(admin, model.at), {
        bankId,
        id,
        reason: "x",
      }),
    );

const accept = (model: Model, secret: string) => {
  const agreed = modules.agreementsFor("Portugal").map(({ hash }) => hash);
  return worked(() => modules.acceptInvitation(visitor(model), { secret, password, agreed }));
};

async function send(real: Real, refusal: SmtpRefusal | null) {
  sink.refusal = refusal;
  const where = { invitationId: real.id };
  const mail = await prisma().mail.findFirst({ where, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
  await modules.sendMail(mail?.id ?? "");
}

/** Each does it, says whether it should have worked, and tells the model. */
const deeds: Record<string, (model: Model, real: Real) => Promise<void>> = {
  resend: async (model, real) => {
    expect(await manage("resendInvitation")(model, real)).toBe(isOpen(model));
    if (!isOpen(model)) return;
    real.old.push(real.link);
    real.link = link;
    Object.assign(model, { ends: model.at + day, isOpened: false, mail: "queued", tries: 0 });
  },
  extend: async (model, real) => {
    expect(await manage("extendInvitation")(model, real)).toBe(isOpen(model));
    if (isOpen(model)) model.ends = model.at + day;
  },
  revoke: async (model, real) => {
    expect(await manage("revokeInvitation")(model, real)).toBe(isOpen(model));
    if (isOpen(model)) model.status = "DELETED";
  },
  bounce: async (model, real) => {
    const mayBe = isOpen(model) && model.mail === "sent";
    expect(await manage("markBounced")(model, real)).toBe(mayBe);
    if (mayBe) model.mail = "bounced";
  },
  open: async (model, real) => {
    const found = await modules.openInvitation(visitor(model), real.link);
    expect(found !== null).toBe(counts(model));
    if (found) model.isOpened = true;
  },
  accept: async (model, real) => {
    const should = counts(model);
    expect(await accept(model, real.link)).toBe(should);
    if (should) model.status = "FINISHED";
  },
  acceptTwice: async (model, real) => {
    const should = counts(model) ? 1 : 0;
    const ends = await Promise.all([1, 2, 3].map(() => accept(model, real.link)));
    expect(ends.filter(Boolean)).toHaveLength(should);
    if (should) model.status = "FINISHED";
  },
  wait: async (model) => {
    model.at += 50_000;
  },
  mailSent: async (model, real) => {
    await send(real, null);
    if (isOpen(model) && model.mail === "queued") model.mail = "sent";
  },
  mailDelayed: async (model, real) => {
    await send(real, busy);
    if (isOpen(model) && model.mail === "queued") model.tries += 1;
  },
  mailRefused: async (model, real) => {
    await send(real, unknown);
    if (isOpen(model) && model.mail === "queued") model.mail = "bounced";
  },
};

function stateIn(model: Model): State {
  if (model.status === "FINISHED") return "accepted";
  if (model.status === "DELETED") return "revoked";
  if (model.at >= model.ends) return "expired";
  if (model.mail === "bounced") return "bounced";
  if (model.isOpened) return "opened";
  if (model.mail === "queued") return model.tries > 0 ? "delayed" : "created";
  return model.mail;
}

/** Lives end revoked or accepted; on their way they must have been nearly everything. */
const visited = new Set<State>();

class Deed implements fc.AsyncCommand<Model, Real> {
  constructor(readonly name: string) {}
  check = () => true;
  toString = () => this.name;
  async run(model: Model, real: Real): Promise<void> {
    model.at += 60;
    await deeds[this.name]?.(model, real);
    const seen = await perform(modules.viewInvitation, later(admin, model.at), { id: real.id });
    expect([seen?.status, seen?.state]).toEqual([model.status, stateIn(model)]);
    visited.add(stateIn(model));
    const look = async (secret: string) =>
      (await perform(modules.lookAtInvitation, visitor(model), { secret })) !== null;
    expect(await look(real.link)).toBe(counts(model));
    for (const secret of real.old) expect(await look(secret)).toBe(false);
    expect(await prisma().person.count({ where: { email: real.email } })).toBe(
      model.status === "FINISHED" ? 1 : 0,
    );
  }
}

async function begin(): Promise<{ model: Model; real: Real }> {
  const email = `${uuidv7()}@example.pt`;
  const fields = { firstName: "Inês", lastName: "Gonçalves", company: "Acme", country: "Portugal" };
  const { id } = await perform(modules.createInvitation, admin, {
    bankId,
    ...fields,
    email,
    purpose: "DEVELOPER",
  });
  return {
    model: { status: "CREATED", at: 0, ends: day, isOpened: false, mail: "queued", tries: 0 },
    real: { id, email, link, old: [] },
  };
}

test("state, link and accounts are the model's after each step of 30 random lives", async () => {
  const one = Object.keys(deeds).map((name) => fc.constant(new Deed(name)));
  const property = fc.asyncProperty(fc.commands(one, { maxCommands: 12 }), async (commands) => {
    const { model, real } = await begin();
    await fc.asyncModelRun(() => ({ model, real }), commands);
  });
  await fc.assert(property, { numRuns: 30 });
  expect(visited.size).toBeGreaterThan(4);
}, 180_000);
