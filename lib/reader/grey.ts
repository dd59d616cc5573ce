// Grey pictures as numbers, and how a slanted part of one is straightened.

export interface Grey {
  data: Uint8Array | Float32Array;
  width: number;
  height: number;
}
/** Dark is high. */
export interface Ink extends Grey {
  data: Float32Array;
}
export type Point = readonly [x: number, y: number];

/** Bilinear; beyond the edge the nearest pixel goes on. */
export function valueAt({ data, width, height }: Grey, x: number, y: number): number {
  const left = Math.min(Math.max(Math.floor(x), 0), width - 1);
  const top = Math.min(Math.max(Math.floor(y), 0), height - 1);
  const right = Math.min(left + 1, width - 1);
  const below = Math.min(top + 1, height - 1);
  const dx = Math.min(Math.max(x - left, 0), 1);
  const dy = Math.min(Math.max(y - top, 0), 1);
  const at = (column: number, row: number) => data[row * width + column] ?? 0;
  return (
    (at(left, top) * (1 - dx) + at(right, top) * dx) * (1 - dy) +
    (at(left, below) * (1 - dx) + at(right, below) * dx) * dy
  );
}

/** A part of the picture: its top left corner, and what one step right and one step down are there, in pixels. */
export interface Frame {
  origin: Point;
  right: Point;
  down: Point;
  /** How much farther away each step right is: what is seen aslant gets smaller along the line. */
  lean?: number;
}

export const pointIn = ({ origin, right, down, lean = 0 }: Frame, x: number, y: number): Point => {
  const depth = 1 + lean * x;
  return [origin[0] + (right[0] * x + down[0] * y) / depth, origin[1] + (right[1] * x + down[1] * y) / depth];
};

/** The frame's part, so many steps wide and high, as ink: dark is high. */
export function inkIn(picture: Grey, frame: Frame, width: number, height: number): Ink {
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data[y * width + x] = 255 - valueAt(picture, ...pointIn(frame, x, y));
  return { data, width, height };
}
