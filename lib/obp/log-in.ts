// What is wrong with a DirectLogin header or token, in OBP's codes.
import type { DirectLoginFault, Fault } from "@/lib/auth/direct-login";
import { type ObpCode, type ObpRefusal, refusal } from "@/lib/obp/errors";

const codes: Record<Exclude<Fault, `missing:${string}`>, ObpCode> = {
  "no-header": "OBP-20082",
  "no-word": "OBP-20083",
  "other-scheme": "OBP-20080",
  characters: "OBP-20011",
  "too-long": "OBP-20010",
  "key-form": "OBP-35030",
  "unknown-consumer": "OBP-20008",
  credentials: "OBP-20004",
  locked: "OBP-20013",
  token: "OBP-20003",
};

/** Never echoes what was sent. */
export function wordFault({ fault }: DirectLoginFault): ObpRefusal {
  if (fault.startsWith("missing:")) return refusal("OBP-20002", fault.slice("missing:".length));
  return refusal(codes[fault as keyof typeof codes]);
}
