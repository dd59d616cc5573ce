// The reader's own process: pages come in, readings go out, one at a time. Its memory goes when it ends.
import { readPage } from "./read-page";

export interface Request {
  id: number;
  page: Uint8Array;
}
/** `reading` is null where no zone was found; `refused` says that the bytes are no picture that can be opened. */
export type Answer =
  | { id: number; reading: Awaited<ReturnType<typeof readPage>> }
  | { id: number; refused: string };

process.on("message", ({ id, page }: Request) => {
  readPage(page).then(
    (reading) => process.send?.({ id, reading } satisfies Answer),
    (error: unknown) =>
      process.send?.({ id, refused: error instanceof Error ? error.message : "unknown" } satisfies Answer),
  );
});
// Whoever started it is gone.
process.on("disconnect", () => process.exit());
