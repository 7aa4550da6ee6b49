import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// Relative base: the built page is served from the program's own origin, wherever that is.
// Nothing is inlined, so that a strict content security policy needs no exception.
export default defineConfig({
  base: "./",
  plugins: [react()],
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  build: { target: "safari16", assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    testTimeout: 20_000,
  },
});
