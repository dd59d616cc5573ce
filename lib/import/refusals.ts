// Why files are not taken at all: each refusal has a code for the address, and its sentence stands on the page.
import { AppError } from "@/lib/core/errors";

/** All files of a form together: about half a million customers. More come by the command line. */
export const MOST_MB = 200;

const sentences = {
  fault: "Something went wrong on our side, and nothing was stored. Please try again.",
  large: `These files are larger than ${MOST_MB} MB: import them from the command line.`,
  "broken-off": "The upload was broken off. Choose the files again.",
  "no-form": "Files come as multipart/form-data.",
  none: "Choose a file of customers first.",
  twice: "Two files of one kind were chosen: choose one of each.",
  other: "These files cannot be taken. Choose a bank and a file of customers; no file may be empty.",
} as const;
export type UploadRefusal = keyof typeof sentences;

export const refuseUpload = (code: UploadRefusal): AppError => new AppError("invalid", sentences[code]);

/** For the address; what has no code of its own is "other". */
export const codeOfRefusal = ({ message }: AppError): UploadRefusal =>
  (Object.keys(sentences) as UploadRefusal[]).find((code) => sentences[code] === message) ?? "other";

/** Null for what is no code: nobody else's words are shown as ours. */
export const wordsOfRefusal = (code: string | string[] | undefined): string | null =>
  typeof code === "string" && Object.hasOwn(sentences, code) ? sentences[code as UploadRefusal] : null;
