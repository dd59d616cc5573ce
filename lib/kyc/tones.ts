// The seven tones a badge may have; a tone never stands without a word.

export type Tone = "neutral" | "info" | "proposed" | "ok" | "soon" | "waiting" | "bad";

export interface Badge {
  tone: Tone;
  word: string;
}
