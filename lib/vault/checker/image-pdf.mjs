// Writes a PDF of pictures while it goes: one JPEG a page, nothing else in it. Says where each JPEG lies.

/** Points a page is wide at most; a scan of 200 dots an inch on A4 comes out at its own size. */
const pointsPerPixel = 72 / 200;

const pageObjects = ({ width, height, jpeg }, number) => {
  const [w, h] = [(width * pointsPerPixel).toFixed(2), (height * pointsPerPixel).toFixed(2)];
  const content = `q ${w} 0 0 ${h} 0 0 cm /P Do Q`;
  return {
    page: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${w} ${h}]/Resources<</XObject<</P ${number + 2} 0 R>>>>/Contents ${number + 1} 0 R>>`,
    content: `<</Length ${content.length}>>stream\n${content}\nendstream`,
    image: `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>stream\n`,
  };
};

/** @param {(part: Buffer) => Promise<void>} write */
export function startImagePdf(write) {
  const offsets = [0];
  const pages = [];
  let at = 0;
  const put = async (part) => {
    const bytes = Buffer.isBuffer(part) ? part : Buffer.from(part, "latin1");
    await write(bytes);
    at += bytes.length;
  };
  const open = async (number, text) => {
    offsets[number] = at;
    await put(`${number} 0 obj\n${text}`);
  };
  return {
    async addPage({ jpeg, width, height }) {
      if (pages.length === 0) await put("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n");
      const number = 3 + pages.length * 3;
      const { page, content, image } = pageObjects({ jpeg, width, height }, number);
      await open(number, `${page}\nendobj\n`);
      await open(number + 1, `${content}\nendobj\n`);
      await open(number + 2, image);
      pages.push({ offset: at, bytes: jpeg.length, width, height });
      await put(jpeg);
      await put("\nendstream\nendobj\n");
    },
    /** Where each page's JPEG lies. */
    async end() {
      const kids = pages.map((_, index) => `${3 + index * 3} 0 R`).join(" ");
      await open(1, "<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
      await open(2, `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>\nendobj\n`);
      const start = at;
      const line = (offset) => `${String(offset).padStart(10, "0")} 00000 n \n`;
      const table = offsets.slice(1).map(line).join("");
      await put(`xref\n0 ${offsets.length}\n0000000000 65535 f \n${table}`);
      await put(`trailer\n<</Size ${offsets.length}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`);
      return pages;
    },
  };
}
