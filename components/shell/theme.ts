// The person's choice of theme: the name of its cookie and what may stand in it.
export type Theme = "system" | "light" | "dark";

export const themeCookie = "theme";

/** Anything but the two explicit choices means: as the system has it. */
export function themeOf(cookie: string | undefined): "light" | "dark" | undefined {
  return cookie === "light" || cookie === "dark" ? cookie : undefined;
}
