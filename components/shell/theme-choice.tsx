// Light, dark, or as the system has it. Remembered in a cookie, so that the server draws it right the first time.
"use client";
import { useEffect, useState } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import { type Theme, themeCookie } from "./theme";

const choices: { theme: Theme; label: string; icon: IconName }[] = [
  { theme: "system", label: "System", icon: "monitor" },
  { theme: "light", label: "Light", icon: "sun" },
  { theme: "dark", label: "Dark", icon: "moon" },
];

/** Absent without JavaScript: the system's choice applies then. */
export function ThemeChoice({ theme = "system" }: { theme?: Theme }) {
  const [chosen, setChosen] = useState<Theme>();
  useEffect(() => setChosen(readTheme() ?? theme), [theme]);
  if (!chosen) return null;
  const choose = (next: Theme) => {
    setChosen(next);
    wearTheme(next);
  };
  return (
    <fieldset className="menu-part themes" aria-label="Theme">
      {choices.map((choice) => (
        <button
          key={choice.theme}
          type="button"
          aria-pressed={chosen === choice.theme}
          onClick={() => choose(choice.theme)}
        >
          <Icon name={choice.icon} />
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}

function readTheme(): Theme | undefined {
  const worn = document.documentElement.dataset.theme;
  return worn === "light" || worn === "dark" ? worn : undefined;
}

function wearTheme(theme: Theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  const expires = theme === "system" ? 0 : Date.now() + 31_536_000_000;
  // Old browsers have no cookieStore: the choice then holds until the page is left.
  window.cookieStore?.set({ name: themeCookie, value: theme, expires, path: "/", sameSite: "lax" });
}
