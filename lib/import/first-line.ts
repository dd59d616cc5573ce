// What is no CSV file, told by how it begins: in the words of whoever saved it, before its columns are looked for.

const saveIt = "Save the file as CSV in UTF-8.";
/** Those whose first line may have none; what else is no text has control characters there, a workbook too. */
const signatures = ["\x89PNG", "%PDF-"].map((begins) => Buffer.from(begins, "latin1"));

/** A mark of byte order, or every second byte of the first ones zero. */
function isUtf16(bytes: Uint8Array): boolean {
  const [one, two, three, four] = bytes;
  if ((one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff)) return true;
  if (one === undefined || two === undefined || three === undefined || four === undefined) return false;
  return (
    (one > 0 && two === 0 && three > 0 && four === 0) || (one === 0 && two > 0 && three === 0 && four > 0)
  );
}

/** A CR within a line: those that only end with it are of a file with no LF, or with one CR too many. */
const LONE_RETURN = /\r[^\r\n]/;
const NO_TEXT = /(?![\t\r\n])\p{Cc}/u;

/**
 * A sentence for whoever made the file; null when its first line can be read.
 * @param bytes the file's first line
 */
export function whyNoFirstLine(bytes: Buffer): string | null {
  if (isUtf16(bytes)) return "This looks like UTF-16: save the file as CSV in UTF-8.";
  const line = bytes.toString("utf8");
  if (NO_TEXT.test(line) || signatures.some((sign) => bytes.subarray(0, sign.length).equals(sign)))
    return `This is no CSV file. ${saveIt}`;
  if (LONE_RETURN.test(line))
    return "The lines of this file end as on an old Mac (CR). Save it with ordinary line ends, LF or CRLF.";
  return line.includes("\uFFFD") ? `The first line of this file is not in UTF-8. ${saveIt}` : null;
}
