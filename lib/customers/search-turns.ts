// How many searches of one person the database works on at once, whichever door they came through.
import type { Turns } from "@/lib/core/turns";

/** A pattern may take half a second of a core: 50 at once by one program must not make others wait. */
export const searchTurns: Turns = {
  of: "search",
  atOnce: 2,
  tooMany: "You have too many searches under way. Wait until they are done.",
};
