// One icon of the sprite. The sprite is a hashed static file, so that a page of a hundred icons sends no paths and no script.
import type { StaticImageData } from "next/image";
import type { IconName } from "./icon-names";
import sprite from "./icons.svg";

export type { IconName };

const href = (sprite as StaticImageData).src;

/** 16 px unless told; always decoration: the word beside it carries the meaning. */
export function Icon({
  name,
  size = 16,
  className = "",
}: {
  name: IconName;
  size?: 14 | 16 | 20;
  className?: string;
}) {
  const sizeClass = size === 16 ? "" : ` icon-${size}`;
  return (
    <svg className={`icon${sizeClass}${className && ` ${className}`}`} aria-hidden="true" focusable="false">
      <use href={`${href}#${name}`} />
    </svg>
  );
}
