import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// A busy machine draws a screen more slowly than the second that is usual.
configure({ asyncUtilTimeout: 5000 });

afterEach(() => {
  cleanup();
  localStorage.clear();
});
