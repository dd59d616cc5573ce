// How a picture lies on the desk: zoom, place and turn. Pure; pixels of the screen, angles in quarter turns.

export interface Size {
  width: number;
  height: number;
}
/** `x`, `y`: how far the picture's middle is from the desk's middle. `turn`: quarter turns to the right, 0 to 3. */
export interface View {
  zoom: number;
  x: number;
  y: number;
  turn: number;
}

export const LEAST_ZOOM = 0.05;
export const MOST_ZOOM = 8;
const STEP = 1.25;

export const turned = ({ width, height }: Size, turn: number): Size =>
  turn % 2 === 0 ? { width, height } : { width: height, height: width };

const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** The zoom at which the whole of a turned picture is seen; never larger than life. */
export function fitZoom(picture: Size, desk: Size, turn: number, margin = 24): number {
  const { width, height } = turned(picture, turn);
  const room = {
    width: Math.max(desk.width - 2 * margin, 40),
    height: Math.max(desk.height - 2 * margin, 40),
  };
  return within(Math.min(room.width / width, room.height / height, 1), LEAST_ZOOM, MOST_ZOOM);
}

/** As far as it may be moved: its edge never passes the desk's middle, so that it cannot get lost. */
export function keepInSight(view: View, picture: Size): View {
  const { width, height } = turned(picture, view.turn);
  const [right, down] = [(width * view.zoom) / 2, (height * view.zoom) / 2];
  return { ...view, x: within(view.x, -right, right), y: within(view.y, -down, down) };
}

/** Another zoom, with what lies under a point of the desk (seen from its middle) staying there. */
export function zoomAround(view: View, zoom: number, point = { x: 0, y: 0 }): View {
  const next = within(zoom, LEAST_ZOOM, MOST_ZOOM);
  const factor = next / view.zoom;
  return {
    ...view,
    zoom: next,
    x: point.x - (point.x - view.x) * factor,
    y: point.y - (point.y - view.y) * factor,
  };
}

export const nextZoom = (zoom: number, by: 1 | -1): number => (by > 0 ? zoom * STEP : zoom / STEP);

export const turnBy = (view: View, by: 1 | -1): View => ({
  ...view,
  x: 0,
  y: 0,
  turn: (view.turn + by + 4) % 4,
});

/** A part of a page, each from 0 to 1 of the picture as it was scanned. */
export interface Box {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** `data-box`: "page x y width height", several divided by ";". What is no such thing is left out. */
export function readBoxes(text: string | null | undefined): Box[] {
  return (text ?? "").split(";").flatMap((part) => {
    const numbers = part
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const [page = 1, x = 0, y = 0, width = 0, height = 0] = numbers;
    const isBox = numbers.length === 5 && numbers.every((number) => Number.isFinite(number) && number >= 0);
    return isBox && width > 0 && height > 0 && x < 1 && y < 1 ? [{ page, x, y, width, height }] : [];
  });
}

/** The smallest box around those of the first one's page. */
function around([first, ...rest]: readonly Box[]): Box {
  const { page = 1, x = 0, y = 0, width = 1, height = 1 } = first ?? {};
  const all = [{ page, x, y, width, height }, ...rest.filter((box) => box.page === page)];
  const [left, top] = [Math.min(...all.map((box) => box.x)), Math.min(...all.map((box) => box.y))];
  const right = Math.max(...all.map((box) => box.x + box.width));
  const bottom = Math.max(...all.map((box) => box.y + box.height));
  return { page, x: left, y: top, width: right - left, height: bottom - top };
}

/** How much of the desk one box fills, and how much those do that are seen together. */
const ALONE = 0.5;
const TOGETHER = 0.9;

/** The view in which the boxes of a field (printed, and in the zone at the foot) are seen together, in the middle. */
export function viewOfBoxes(boxes: readonly Box[], picture: Size, desk: Size, turn: number): View {
  const box = around(boxes);
  const part = boxes.length > 1 ? TOGETHER : ALONE;
  const size = turned({ width: box.width * picture.width, height: box.height * picture.height }, turn);
  const zoom = within(
    Math.min((desk.width * part) / size.width, (desk.height * part) / size.height, 1.5),
    fitZoom(picture, desk, turn),
    MOST_ZOOM,
  );
  const fromMiddle = {
    x: (box.x + box.width / 2 - 0.5) * picture.width * zoom,
    y: (box.y + box.height / 2 - 0.5) * picture.height * zoom,
  };
  const angle = (turn * Math.PI) / 2;
  const [sin, cos] = [Math.round(Math.sin(angle)), Math.round(Math.cos(angle))];
  return keepInSight(
    {
      zoom,
      turn,
      x: -(fromMiddle.x * cos - fromMiddle.y * sin),
      y: -(fromMiddle.x * sin + fromMiddle.y * cos),
    },
    picture,
  );
}
