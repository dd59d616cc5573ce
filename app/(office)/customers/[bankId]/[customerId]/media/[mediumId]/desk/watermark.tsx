// Who looks, when and where, over and over across the picture: drawn over it, never into it, and not selectable.
import { useId } from "react";
import type { Size } from "@/lib/viewer/view";

/** Faint dark letters with a faint light edge: seen on white and on black, and what lies beneath stays readable. */
export function Watermark({ text, picture }: { text: string; picture: Size }) {
  const id = useId();
  const height = Math.max(Math.round((1000 * picture.height) / picture.width), 1);
  const step = Math.max(text.length * 8 + 40, 300);
  return (
    <svg
      className="v-water"
      viewBox={`0 0 1000 ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <pattern id={id} width={step} height="150" patternUnits="userSpaceOnUse" patternTransform="rotate(-22)">
        <text x="0" y="40">
          {text}
        </text>
        <text x={-step / 2} y="115">
          {text}
        </text>
        <text x={step / 2} y="115">
          {text}
        </text>
      </pattern>
      <rect width="1000" height={height} fill={`url(#${id})`} />
    </svg>
  );
}
