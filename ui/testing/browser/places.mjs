// Where things lie.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const here = dirname(fileURLToPath(import.meta.url));
export const ui = join(here, "../..");
export const root = join(ui, "..");
export const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";

const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const suffix = process.platform === "win32" ? ".exe" : "";
export const testHost = join(target, "debug", `portwright-test-host${suffix}`);
