// Prints a single-use link for the first administrator. Called by npm run admin -- EMAIL.
import { linkHours, makeLink } from "@/lib/auth/links";
import { stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { perform } from "@/lib/core/use-case";

async function invite(): Promise<number> {
  const actor = stranger({ via: "command", name: "command line" });
  try {
    const link = await perform(makeLink, actor, { email: process.argv[2] ?? "" });
    const until = link.expiresAt.toISOString().slice(0, 16).replace("T", " ");
    console.log(
      [
        `A link for ${link.email}, good once and for ${linkHours} hours (until ${until} UTC):`,
        "",
        `  ${new URL(`/welcome/${link.secret}`, env().PUBLIC_URL)}`,
        "",
        "Whoever opens it chooses a password and becomes the first administrator: makes banks and grants roles to",
        "others, and sees no customer. Give it to nobody else.",
      ].join("\n"),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(error.message);
    return 1;
  }
}

process.exitCode = await invite().finally(() => prisma().$disconnect());
