// What a desk is given by the page: one medium, and what may be done with it.
import type { Size } from "@/lib/viewer/view";

export interface DeskChoice {
  id: string;
  label: string;
  href: string;
}

export interface DeskProps {
  /** "Scan 2 of 3": the desk's name. */
  label: string;
  /** What the picture is, for whoever does not see it. */
  alt: string;
  kind: "image" | "pdf" | "video";
  /** The rendition's address, without a page. */
  src: string;
  /** The type of a video. */
  type: string;
  thumbnail: string | null;
  pages: Size[];
  /** The page to begin with, from 1. */
  firstPage: number;
  /** Under which this person's turn of this medium is kept in the browser. */
  turnKey: string;
  /** "viewed by Aiko Mori · 23 Nov 2026, 14:31 · gh.29.uk" */
  watermark: string;
  /** "Expired 5 Nov 2026", as a ribbon over the picture. */
  ribbon: string | null;
  /** Where the original is asked for, with its purpose. */
  download: string;
  /** What can lie beside it, and where the desk beside is closed. */
  choices: DeskChoice[];
  closeHref: string | null;
  /** The one the keys are for while no desk has the focus; boxes of fields are drawn on it. */
  isFirst: boolean;
}
