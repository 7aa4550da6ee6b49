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

/** The only thing kept in web storage: it says nothing about a client. */
export function toggleTheme(): Theme {
  const theme = shownTheme() === "dark" ? "light" : "dark";
  localStorage.setItem(key, theme);
  applyTheme();
  return theme;
}
