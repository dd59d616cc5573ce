"use server";
// Signing out: ends the session on the server and clears what the browser kept.
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { sessionCookie } from "@/lib/auth/cookies";
import { endSession } from "@/lib/auth/sign-in";
import { perform } from "@/lib/core/use-case";
import { currentActor } from "@/lib/web/request";

export async function signOut(): Promise<void> {
  const actor = await currentActor();
  if (actor.credentialId) await perform(endSession, actor, { id: actor.credentialId });
  (await cookies()).delete(sessionCookie());
  redirect("/sign-in?signed=out");
}
