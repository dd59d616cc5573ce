// What tests of uploads need: pictures made on the spot, and an upload as the route does it.
import type { ReadableStream } from "node:stream/web";
import sharp from "sharp";
import type { Actor } from "@/lib/core/actor";
import { perform } from "@/lib/core/use-case";
import { type Admitted, admitEach, type Wish } from "@/lib/media/admit";
import { readFileForm } from "@/lib/media/form";
import { beginUpload } from "@/lib/media/uploads";

export interface TestFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** A picture with some detail in it, so that it does not compress to nothing. */
export const makeJpeg = async (width = 600, height = 400): Promise<Buffer> =>
  await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#888",
      noise: { type: "gaussian", mean: 128, sigma: 30 },
    },
  })
    .jpeg({ quality: 80 })
    .toBuffer();

export const jpegFile = async (name = "scan.jpg"): Promise<TestFile> => ({
  ...{ name, type: "image/jpeg" },
  bytes: await makeJpeg(),
});

/** The body of a form as a browser writes it, in pieces. */
export async function formBody(
  files: readonly TestFile[],
  fields: Record<string, string> = {},
): Promise<{ type: string; body: ReadableStream }> {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  for (const { name, type, bytes } of files)
    data.append("file", new File([new Uint8Array(bytes)], name, { type }));
  const response = new Response(data);
  const type = response.headers.get("content-type") ?? "";
  return { type, body: response.body as unknown as ReadableStream };
}

export type Given = Partial<Wish> & { bankId: string; customerId: string };

/** Sends files the way the route takes them. */
export async function upload(actor: Actor, given: Given, ...files: TestFile[]): Promise<Admitted[]> {
  const wish: Wish = { type: "", relatesToKycDocumentId: "", relatesToKycCheckId: "", ...given };
  const { bankId, customerId } = wish;
  await perform(beginUpload, actor, { bankId, customerId });
  const { type, body } = await formBody(files);
  const limits = { fileBytes: 25 * 1024 * 1024, files: 10 };
  const form = await readFileForm(body, type, { bankId, customerId }, limits);
  return await admitEach(actor, form.files, wish, String);
}

/** The id of the one file that was taken; fails with the reason when it was not. */
export async function uploadOne(actor: Actor, given: Given, file?: TestFile): Promise<string> {
  const [admitted] = await upload(actor, given, file ?? (await jpegFile()));
  if (!admitted || admitted.refused !== null) throw new Error(admitted?.refused ?? "Nothing arrived.");
  return admitted.id;
}

export async function collect(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}
