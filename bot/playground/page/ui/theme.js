/** Light or dark: the system's choice until the person makes one. */
import { useEffect, useState } from "preact/hooks";

const KEY = "playground.theme";
const system = matchMedia("(prefers-color-scheme: dark)");

function chosen() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export const currentTheme = () => chosen() || (system.matches ? "dark" : "light");

function apply() {
  document.documentElement.dataset.theme = currentTheme();
}

export function setTheme(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // the choice then lasts until the page is closed
  }
  document.documentElement.dataset.theme = theme;
  dispatchEvent(new Event("themechange"));
}

/** Puts the theme on the page and follows the system while nothing was chosen. */
export function startTheme() {
  apply();
  system.addEventListener("change", () => {
    apply();
    dispatchEvent(new Event("themechange"));
  });
}

export function useTheme() {
  const [theme, set] = useState(document.documentElement.dataset.theme);
  useEffect(() => {
    const follow = () => set(document.documentElement.dataset.theme);
    addEventListener("themechange", follow);
    return () => removeEventListener("themechange", follow);
  }, []);
  return theme;
}
