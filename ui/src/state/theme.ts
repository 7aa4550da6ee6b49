export type Theme = "light" | "dark";

const key = "theme";

const stored = (): Theme | null => {
  const value = localStorage.getItem(key);
  return value === "light" || value === "dark" ? value : null;
};

/** The theme on screen: the user's choice, else the desktop's. */
export function shownTheme(): Theme {
  return stored() ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

export function applyTheme(): void {
  const theme = stored();
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

/** Web storage keeps only what says nothing about a client: this, and how columns stand. */
function choose(theme: Theme | null): void {
  if (theme) localStorage.setItem(key, theme);
  else localStorage.removeItem(key);
  applyTheme();
}

export function toggleTheme(): Theme {
  const theme = shownTheme() === "dark" ? "light" : "dark";
  choose(theme);
  return theme;
}

const items: Record<string, Theme | null> = {
  "theme.system": null,
  "theme.light": "light",
  "theme.dark": "dark",
};
let greeted = false;

/**
 * The native menu offers three themes and names its own choice once at the start. Its "system" at the
 * start is no choice, so one made here stays. Answers whether the item was one of these.
 */
export function hearTheme(item: string): boolean {
  const theme = items[item];
  if (theme === undefined) return false;
  if (theme !== null || greeted) choose(theme);
  greeted = true;
  return true;
}
