import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it } from "vitest";
import { setHost } from "../host";
import { fakeHost } from "../testing/fake-host";
import { head } from "../testing/fixtures";
import { call } from "./call";
import { CallError, shapeError } from "./error";
import type { Changed } from "./generated";
import { dropKinds } from "./kinds";

describe("an error on its way to the screen", () => {
  it("keeps the words of the core", () => {
    const error = shapeError(
      { kind: "file", code: "locked", message: "Ana has it open.", hint: "Read it, or ask Ana to close it." },
      "project_open",
    );
    expect(error).toBeInstanceOf(CallError);
    expect([error.kind, error.code, error.message, error.hint]).toEqual([
      "file",
      "locked",
      "Ana has it open.",
      "Read it, or ask Ana to close it.",
    ]);
  });

  it("becomes an internal one when the host itself fails", () => {
    for (const thrown of ["no such command", new Error("no such command"), { message: "no such command" }]) {
      const error = shapeError(thrown, "overview");
      expect([error.kind, error.code]).toEqual(["internal", "host"]);
      expect(error.message).toContain("overview");
      expect(error.hint).toBe("no such command");
    }
  });

  it("says that nothing was changed when nobody says anything", () => {
    expect(shapeError(undefined, "undo").hint).toContain("Nothing was changed");
  });

  it("does not take an unknown kind for an error of the core", () => {
    expect(shapeError({ kind: "odd", message: "x" }, "undo").kind).toBe("internal");
  });
});

describe("call", () => {
  beforeEach(() => setHost(fakeHost({ project_head: head })));

  it("answers what the core answers", async () => {
    await expect(call("project_head", {})).resolves.toEqual(head);
  });

  it("throws only its own kind of error", async () => {
    await expect(call("overview", {})).rejects.toBeInstanceOf(CallError);
  });
});

describe("what a change drops", () => {
  async function stale(changes: Changed[]): Promise<string[]> {
    const client = new QueryClient();
    for (const name of [
      "project_head",
      "app_info",
      "carriers_list",
      "timeline",
      "import_preview",
      "numbers_list",
    ]) {
      client.setQueryData([name, {}], {});
    }
    await dropKinds(client, changes);
    return client
      .getQueryCache()
      .getAll()
      .filter((it) => it.state.isInvalidated)
      .map((it) => String(it.queryKey[0]));
  }

  it("is everything that is made of the kind that changed", async () => {
    expect(await stale(["sites"])).toEqual(["project_head", "import_preview", "numbers_list"]);
    expect(await stale(["orders"])).toEqual(["project_head", "carriers_list", "timeline", "numbers_list"]);
  });

  it("is nothing when nothing changed", async () => {
    expect(await stale([])).toEqual([]);
  });

  it("is everything that goes by a carrier's rules, when one is known otherwise", async () => {
    const dropped = await stale(["carriers"]);
    expect(dropped).toEqual(expect.arrayContaining(["project_head", "carriers_list", "timeline"]));
  });

  it("is never what the program says of itself", async () => {
    expect(await stale(["project", "numbers", "orders", "calendar", "carriers"])).not.toContain("app_info");
  });
});
