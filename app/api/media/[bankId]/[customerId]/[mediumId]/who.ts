// Who asks for a file: somebody with a session, or a program with a DirectLogin token (OBP's `url` leads here).
import { DirectLoginFault, findCaller } from "@/lib/auth/direct-login";
import { type Actor, stranger } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { currentActor, requestFacts } from "@/lib/web/request";

const hasToken = (headers: Headers) => headers.has("directlogin") || headers.has("authorization");

/** Each look is recorded, so no other site may start one in somebody's browser. */
export async function whoAsks({ headers }: Request): Promise<Actor> {
  if (hasToken(headers)) {
    try {
      return await findCaller(headers, stranger(await requestFacts()));
    } catch (error) {
      if (error instanceof DirectLoginFault)
        throw new AppError("unauthenticated", "This token is not known.");
      throw error;
    }
  }
  const site = headers.get("sec-fetch-site");
  if (site === "cross-site" || site === "same-site")
    throw new AppError("forbidden", "This file was not asked for from this site.");
  return await currentActor();
}
