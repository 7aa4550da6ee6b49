import "@fontsource-variable/inter/wght.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/parts.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { setHost } from "./host";
import { applyTheme } from "./state/theme";

async function start(): Promise<void> {
  applyTheme();
  if (navigator.userAgent.includes("Linux")) document.documentElement.dataset.platform = "linux";
  if ("__TAURI_INTERNALS__" in window) setHost((await import("./host/tauri")).tauriHost);
  else setHost((await import("./host/http")).httpHost);
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no #root");
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

void start();
