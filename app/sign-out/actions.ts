"use server";
// Signing out: ends the session on the server and clears what the browser kept.
import { redirect } from "next/navigation";
import { endSession } from "@/lib/auth/sessions";
import { perform } from "@/lib/core/use-case";
import { currentActor } from "@/lib/web/request";
import { dropSessionCookie } from "@/lib/web/session-cookies";

export async function signOut(): Promise<void> {
  const actor = await currentActor();
  if (actor.credentialId) await perform(endSession, actor, { id: actor.credentialId });
  await dropSessionCookie();
  redirect("/sign-in?signed=out");
}
