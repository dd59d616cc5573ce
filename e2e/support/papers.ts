// Files a story uploads: a picture and a PDF of several pages, made on the spot; and the upload itself.
import sharp from "sharp";
import { ask, origin } from "./site";

/** A card with a name on it; `label` tells one from another. */
export const drawCard = async (label: string): Promise<Uint8Array<ArrayBuffer>> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="640"><rect width="1000" height="640" fill="#F1E7E6"/>
    <text x="60" y="120" font-size="48" font-family="sans-serif">${label}</text></svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).jpeg().toBuffer());
};

/** A PDF of as many pages as there are texts. */
export function writePdf(pages: readonly string[]): Uint8Array<ArrayBuffer> {
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  for (const [index, text] of pages.entries()) {
    const stream = `BT /F1 60 Tf 72 600 Td (${text}) Tj ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * index} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    );
  }
  let text = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, "latin1"));
}

export interface Paper {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}
/** Uploads it for a document of the customer, as that person; gives the medium's id. */
export async function upload(
  session: string,
  { bankId, customerId, documentId = "" }: { bankId: string; customerId: string; documentId?: string },
  { name, type, bytes }: Paper,
  says: string,
): Promise<string> {
  const body = new FormData();
  for (const [field, value] of [
    ["type", says],
    ["relatesToKycDocumentId", documentId],
    ["relatesToKycCheckId", ""],
  ] as const)
    body.append(field, value);
  body.append("file", new File([bytes], name, { type }));
  const path = `/api/media?bankId=${bankId}&customerId=${customerId}`;
  const { status, text } = await ask(path, {
    session,
    body,
    headers: { Accept: "application/json", Origin: origin },
  });
  if (status !== 201) throw new Error(`${name} was not stored: ${status} ${text}`);
  return (JSON.parse(text) as { id: string }).id;
}
