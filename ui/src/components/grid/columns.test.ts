import { expect, test } from "vitest";
import { defaultPrefs, type GridColumn, offsets, resize, segments, shownColumns, toggle } from "./columns";

const columns: GridColumn[] = [
  { id: "number", label: "Number", width: 120 },
  { id: "use", label: "Use", width: 60 },
  { id: "note", label: "Note", width: 200, hidden: true },
  { id: "site", label: "Site", width: 90 },
];

test("a column that is hidden at first can be shown", () => {
  const prefs = defaultPrefs(columns);
  expect(shownColumns(columns, prefs).map((column) => column.id)).toEqual(["number", "use", "site"]);
  expect(shownColumns(columns, toggle(prefs, "note"))).toHaveLength(4);
});

test("the frozen column cannot be hidden", () => {
  expect(shownColumns(columns, toggle(defaultPrefs(columns), "number"))[0]?.id).toBe("number");
});

test("a width stays readable and on the screen", () => {
  const prefs = resize(resize(defaultPrefs(columns), "use", 3), "site", 9_000);
  expect(prefs.widths).toEqual({ use: 40, site: 640 });
});

test("gaps stand for columns out of view, so that nothing shifts", () => {
  const edges = offsets(columns);
  expect(edges).toEqual([0, 120, 180, 380, 470]);
  expect(segments(edges, [3, 0])).toEqual([
    { kind: "column", index: 0 },
    { kind: "gap", width: 260, key: "gap-1" },
    { kind: "column", index: 3 },
  ]);
  expect(segments(edges, [1])).toEqual([
    { kind: "gap", width: 120, key: "gap-0" },
    { kind: "column", index: 1 },
    { kind: "gap", width: 290, key: "gap-2" },
  ]);
});
