// The kinds of KYC check, and the words for them; OBP's `how` stays the free text it is.

export interface CheckKind {
  /** What is written into `how`: the spelling OBP's glossary and examples use. */
  how: string;
  /** On the choice in the form. */
  label: string;
  /** After a person's name on the timeline. */
  sentence: string;
}

export const CHECK_KINDS: readonly CheckKind[] = [
  { how: "FACE_TO_FACE_MEETING", label: "Face to face", sentence: "checked identity face to face" },
  { how: "PHONE_INTERVIEW", label: "Phone interview", sentence: "checked identity by phone interview" },
  { how: "online_meeting", label: "Online meeting", sentence: "checked identity by online meeting" },
  { how: "PEP_SEARCH", label: "PEP search", sentence: "searched PEP lists" },
  { how: "SANCTIONS_SEARCH", label: "Sanctions search", sentence: "searched sanctions lists" },
  { how: "ADVERSE_MEDIA", label: "Adverse media", sentence: "searched adverse media" },
  { how: "OTHER", label: "Other", sentence: "made another check" },
];

/** Other clients' spellings of the same kinds, without case, blanks and marks. */
const SPELLINGS = new Map(
  Object.entries({
    facetoface: "FACE_TO_FACE_MEETING",
    inperson: "FACE_TO_FACE_MEETING",
    phone: "PHONE_INTERVIEW",
    phonecall: "PHONE_INTERVIEW",
    telephoneinterview: "PHONE_INTERVIEW",
    online: "online_meeting",
    videocall: "online_meeting",
    videomeeting: "online_meeting",
    videoident: "online_meeting",
    pep: "PEP_SEARCH",
    pepcheck: "PEP_SEARCH",
    sanctions: "SANCTIONS_SEARCH",
    sanctionsearch: "SANCTIONS_SEARCH",
    sanctionscheck: "SANCTIONS_SEARCH",
    adversemediasearch: "ADVERSE_MEDIA",
  }),
);

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
const byBare = new Map(CHECK_KINDS.map((kind) => [bare(kind.how), kind]));

/** The kind a `how` means, however it is spelled; null for a text of its own. */
export function checkKind(how: string | null): CheckKind | null {
  const key = bare(how ?? "");
  return byBare.get(key) ?? byBare.get(bare(SPELLINGS.get(key) ?? "")) ?? null;
}

/** `Online meeting`, or the text as it was given. */
export function checkLabel(how: string | null): string {
  return checkKind(how)?.label ?? (how?.trim() || "Check");
}

/** `checked identity by online meeting`, `searched PEP lists`, `made a check “palm reading”`. */
export function checkSentence(how: string | null): string {
  const words = how?.trim();
  return checkKind(how)?.sentence ?? (words ? `made a check “${words}”` : "made a check");
}

/** The same for two checks of one kind; null where kinds cannot be compared (other, or not said). */
export function checkKindKey(how: string | null): string | null {
  const kind = checkKind(how)?.how ?? bare(how ?? "");
  return kind === "OTHER" || kind === "" ? null : kind;
}
