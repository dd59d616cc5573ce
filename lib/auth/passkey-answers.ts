// What a browser sends back from a passkey: read carefully before anything is done with it.
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";

const bytes = z
  .string()
  .max(12_000)
  .regex(/^[\w-]*$/);
const id = z
  .string()
  .min(1)
  .max(1_400)
  .regex(/^[\w-]+$/);
const frame = { id, rawId: id, type: z.literal("public-key"), clientExtensionResults: z.object({}).loose() };

const assertion = z.object({
  ...frame,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
});
const attestation = z.object({
  ...frame,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

/** The challenge that was signed; empty for anything that cannot be read. */
function challengeIn(clientData: string): string {
  try {
    const read: unknown = JSON.parse(Buffer.from(clientData, "base64url").toString("utf8"));
    const { challenge } = z.object({ challenge: z.string().max(200) }).parse(read);
    return challenge;
  } catch {
    return "";
  }
}

function readAnswer<Shape extends z.ZodType<{ response: { clientDataJSON: string } }>>(
  shape: Shape,
  text: string,
): { answer: z.output<Shape>; challenge: string } | null {
  if (text.length > 40_000) return null;
  try {
    const answer = shape.parse(JSON.parse(text));
    return { answer, challenge: challengeIn(answer.response.clientDataJSON) };
  } catch {
    return null;
  }
}

/** Null for what is no answer at all. */
export const readAssertion = (
  text: string,
): { answer: AuthenticationResponseJSON; challenge: string } | null => readAnswer(assertion, text);

export const readAttestation = (
  text: string,
): { answer: RegistrationResponseJSON; challenge: string } | null =>
  readAnswer(attestation, text) as { answer: RegistrationResponseJSON; challenge: string } | null;
