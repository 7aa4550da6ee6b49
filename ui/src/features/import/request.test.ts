import { describe, expect, test } from "vitest";
import type { ColumnGuess, ImportPreview } from "../../api/generated";
import {
  buttonLabel,
  confidenceTone,
  mapColumn,
  newImport,
  notReady,
  oddLetters,
  repair,
  takeBackRepair,
  takeHeaderRow,
  takeList,
  takeSheet,
} from "./request";

function guess(column: number, field: string, confidence: number | null = 90): ColumnGuess {
  return {
    column,
    letter: String.fromCharCode(64 + column),
    header: `h${column}`,
    field,
    confidence,
    samples: [],
  };
}
const shown = [guess(1, "number"), guess(2, "name"), guess(3, "")];

describe("saying what a column is", () => {
  test("what is seen stays as seen when one column is corrected", () => {
    expect(mapColumn(newImport(7), shown, 3, "note").columns).toEqual({ number: 1, name: 2, note: 3 });
  });

  test("a field stands in one column: the former one is not imported any more", () => {
    expect(mapColumn(newImport(7), shown, 3, "name").columns).toEqual({ number: 1, name: 3 });
  });

  test("a column that becomes another field gives its own up", () => {
    expect(mapColumn(newImport(7), shown, 2, "site").columns).toEqual({ number: 1, name: 0, site: 2 });
  });

  test("a column can be left out", () => {
    expect(mapColumn(newImport(7), shown, 2, "").columns).toEqual({ number: 1, name: 0 });
  });

  test("another sheet, header or list begins with fresh guesses", () => {
    const mapped = mapColumn(newImport(7), shown, 3, "note");
    expect(takeSheet(mapped, "Fax")).toEqual({ ...newImport(7), sheet: "Fax" });
    expect(takeHeaderRow(mapped, 4).columns).toEqual({});
    expect(takeList(mapped, "csr").columns).toEqual({});
  });
});

describe("repairs", () => {
  const cell = { sheet: "DIDs", row: 14, column: 1 };
  test("the last word on a cell counts, and an empty one skips its row", () => {
    let request = repair(newImport(7), cell, "(414) 555-0113");
    request = repair(request, { ...cell, row: 61 }, "");
    request = repair(request, cell, "(414) 555-0114");
    expect(request.repairs).toEqual([
      { ...cell, row: 61, text: "" },
      { ...cell, text: "(414) 555-0114" },
    ]);
    expect(takeBackRepair(request, cell).repairs).toHaveLength(1);
  });
});

test("the button says how many numbers come in, and why it cannot", () => {
  const preview = { columns: shown, outcome: { numbers: 163 } } as unknown as ImportPreview;
  expect(buttonLabel(preview)).toBe("Import 163 numbers");
  expect(notReady(preview)).toBe("");
  expect(notReady({ ...preview, columns: [guess(1, "")] })).toBe("Say which column holds the numbers.");
  expect(notReady({ ...preview, outcome: { ...preview.outcome, numbers: 0 } })).not.toBe("");
});

test("an unsure guess is told from a choice and from a column left out", () => {
  expect(confidenceTone(72, "site")).toBe("unsure");
  expect(confidenceTone(null, "site")).toBe("chosen");
  expect(confidenceTone(60, "")).toBe("ignored");
});

test("a letter among digits is marked, words are not", () => {
  expect(oddLetters("414-555-02O1").filter((piece) => piece.odd)).toEqual([{ text: "O", odd: true }]);
  expect(oddLetters("see Bob").some((piece) => piece.odd)).toBe(false);
});
