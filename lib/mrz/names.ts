// The names in a zone: the primary identifier, two fillers, the secondary ones (ICAO 9303-3, 4.6).

export interface ZoneNames {
  surname: string;
  given: string;
  /** They fill the field to its last cell: the rest may have been cut off. */
  mayBeCut: boolean;
}

const words = (text: string) => text.split("<").filter(Boolean).join(" ");

/** `MUELLER-LIKE WORDS` with spaces; a name without a second part is all surname. */
export function readNames(text: string): ZoneNames {
  const at = text.indexOf("<<");
  const surname = at < 0 ? text : text.slice(0, at);
  return {
    surname: words(surname),
    given: at < 0 ? "" : words(text.slice(at + 2)),
    mayBeCut: text !== "" && !text.endsWith("<"),
  };
}
