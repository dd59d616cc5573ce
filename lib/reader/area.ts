// Parts of a page's picture, as the reader tells them and the viewer draws them; browser-safe.

/** Parts of the picture's width and height, from its top left, each from 0 to 1. */
export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** For the viewer's `data-box`: "page x y width height", several divided by ";". */
export const boxText = (page: number, areas: readonly Area[] = []): string =>
  areas.map(({ left, top, width, height }) => [page, left, top, width, height].join(" ")).join(";");
