// What a phone does to a flat drawing: it is seen a little from the side, and lit from one side.
import type { OverlayOptions } from "sharp";
import type { Chance } from "./random";

type Raw = { data: Buffer; width: number; height: number };

/** How much nearer one side is than the other. */
const LEAN = 0.07;

/** A mild view from the side: in the matrix of a plane in space only the two terms of its lean are not those of a flat one. */
export function seenAslant({ data, width, height }: Raw, chance: Chance): Raw {
  const [leanX, leanY] = [chance.between(-LEAN, LEAN), chance.between(-LEAN, LEAN)];
  const out = Buffer.alloc(data.length, 200);
  const at = (x: number, y: number, channel: number) => data[(y * width + x) * 3 + channel] ?? 0;
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const [u, v] = [column / width - 0.5, row / height - 0.5];
      const depth = 1 + leanX * u + leanY * v;
      const [x, y] = [(u / depth + 0.5) * width, (v / depth + 0.5) * height];
      const [left, top] = [Math.floor(x), Math.floor(y)];
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const [dx, dy] = [x - left, y - top];
      for (let channel = 0; channel < 3; channel += 1)
        out[(row * width + column) * 3 + channel] =
          (at(left, top, channel) * (1 - dx) + at(left + 1, top, channel) * dx) * (1 - dy) +
          (at(left, top + 1, channel) * (1 - dx) + at(left + 1, top + 1, channel) * dx) * dy;
    }
  return { data: out, width, height };
}

/** Light from one side: the other is darker by a third or so. */
export function litFrom(
  chance: Chance,
  { width, height }: { width: number; height: number },
): OverlayOptions {
  const turn = chance.whole(0, 359);
  const shade = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" gradientTransform="rotate(${turn} .5 .5)"><stop offset="0" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="${chance.between(0.25, 0.5)}"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/></svg>`;
  return { input: Buffer.from(shade) };
}
