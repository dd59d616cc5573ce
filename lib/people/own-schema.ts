// What somebody says about himself. Browser-safe.
import { z } from "zod";

/** A person's name as colleagues see it: any script, one line. */
export const ownName = z
  .string()
  .trim()
  .min(1, "Write your name as colleagues know you.")
  .max(100, "Use at most 100 characters for your name.")
  .regex(/^[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u, "Write your name without control characters.");
