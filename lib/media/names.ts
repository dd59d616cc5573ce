// A file's name as its sender gave it, made harmless: it is shown and offered for saving, and never part of a path here.

/** What reorders or hides the characters around it, and what cannot be shown. */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/gu;
const longest = 120;

/** The last part of the path, without hidden characters, at most 120 characters with its ending kept. */
export function tidyName(given: string): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .replace(hidden, "")
    .replace(/["<>:|?*;]/g, "_")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^\.+/, "");
  if (clean === "") return "file";
  const ending = /\.[^.]{1,8}$/.exec(clean)?.[0] ?? "";
  const letters = [...clean];
  return letters.length <= longest ? clean : letters.slice(0, longest - ending.length).join("") + ending;
}

/** Content-Disposition after RFC 6266: an ASCII name for old programs, the real one beside it. */
export function disposition(kind: "inline" | "attachment", name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");
  const exact = encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${exact}`;
}
