// Finds a clamd for the tests of the virus scan: the one that is named, the system's, else Debian's package.
import { findServer } from "./debian.mjs";

/** The path of a clamd. */
export const findClamd = () =>
  findServer({ variable: "CLAMD_PATH", file: "/usr/sbin/clamd", from: "clamav-daemon" });
