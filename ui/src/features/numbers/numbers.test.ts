import { describe, expect, test } from "vitest";
import type { NumberRow } from "../../api/generated";
import { allNumbers } from "../numbersQuery";
import { NUMBER_COLUMNS } from "./columns";
import { change, fillDownWrites, planWrites, refusedWords } from "./edits";
import { chipValue, isFiltered, sameQuery, without } from "./filters";
import { rowIn, slicesFor, windowsAround, windowsFor } from "./rows";
import { dispositionOfKey, meantBy, USES } from "./words";

function number(id: number, over: Partial<NumberRow> = {}): NumberRow {
  return {
    id,
    national: `(414) 555-01${String(id).padStart(2, "0")}`,
    e164: `+1414555010${id}`,
    kind: "local",
    wireless: false,
    use: "voice",
    name: "",
    extension: "",
    disposition: "undecided",
    order: "",
    order_id: null,
    account: "Lakeland",
    site: "Milwaukee",
    rings_to: "",
    address_911: "",
    note: "",
    lists: [true, true, true],
    findings: [],
    edited: [],
    site_id: null,
    ...over,
  };
}
const rows = [number(1), number(2), number(3)];
const index = (id: string) => NUMBER_COLUMNS.findIndex((column) => column.id === id);
const plan = (writes: { row: number; column: number; text: string }[]) =>
  planWrites(writes, NUMBER_COLUMNS, (row) => rows[row]);

describe("writing cells", () => {
  test("rows that get the same are one change", () => {
    const column = index("disposition");
    const { changes } = plan([0, 1, 2].map((row) => ({ row, column, text: "Stay" })));
    expect(changes).toEqual([change([1, 2, 3], { disposition: "stay" })]);
  });

  test("two columns of one row are one change, and rows that differ are two", () => {
    const { changes } = plan([
      { row: 0, column: index("name"), text: "Front desk" },
      { row: 0, column: index("use"), text: "fax" },
      { row: 1, column: index("name"), text: "Front desk" },
    ]);
    expect(changes).toEqual([
      change([1], { name: "Front desk", use: "fax" }),
      change([2], { name: "Front desk" }),
    ]);
  });

  test("what already stands there is no change", () => {
    expect(plan([{ row: 0, column: index("use"), text: "Voice" }]).changes).toEqual([]);
  });

  test("a number, and a word that means nothing, are refused by name", () => {
    const { changes, refused } = plan([
      { row: 0, column: index("number"), text: "414" },
      { row: 1, column: index("use"), text: "telegraph" },
    ]);
    expect(changes).toEqual([]);
    expect(refused.map((cell) => cell.column)).toEqual(["Number", "Use"]);
    expect(refusedWords(refused)).toBe(
      "2 cells stay as they were. The first: “414” means nothing in Number.",
    );
  });

  test("an emptied name is a change to an empty name", () => {
    const named = planWrites([{ row: 0, column: index("name"), text: "" }], NUMBER_COLUMNS, () =>
      number(9, { name: "x" }),
    );
    expect(named.changes).toEqual([change([9], { name: "" })]);
  });
});

test("filling down copies the first row, or the row above a single one", () => {
  const columns = [{ index: 2, text: (row: number) => `name of ${row}` }];
  expect(fillDownWrites([4, 5, 6], columns, 3).map((write) => [write.row, write.text])).toEqual([
    [5, "name of 4"],
    [6, "name of 4"],
  ]);
  expect(fillDownWrites([4], columns, 3)).toEqual([{ row: 4, column: 2, text: "name of 3" }]);
  expect(fillDownWrites([0], columns, null)).toEqual([]);
});

test("words are read with or without case, dash and space", () => {
  expect(meantBy(USES, "E-Fax")).toBe("e_fax");
  expect(meantBy(USES, "efax ")).toBe("e_fax");
  expect(meantBy(USES, "card terminal")).toBe("card_terminal");
  expect(meantBy(USES, "phone")).toBeNull();
  expect(dispositionOfKey("d")).toBe("disconnect");
  expect(dispositionOfKey("x")).toBeNull();
});

describe("windows of rows", () => {
  test("a view across an edge needs both windows", () => {
    expect(windowsFor(190, 230)).toEqual([0, 200]);
    expect(windowsFor(99_990, 99_999)).toEqual([99_800]);
  });

  test("the next window is fetched before it is reached, and none behind the end", () => {
    expect(windowsAround(140, 165, 1_000)).toEqual([0, 200]);
    expect(windowsAround(0, 27, 312)).toEqual([0]);
    expect(windowsAround(290, 311, 312)).toEqual([200]);
  });

  test("a row is found in its window and missing where that is not there", () => {
    const page = { total: 3, matching: 3, groups: [], offset: 0, rows, with_problems: 0 };
    const pages = new Map([[0, page]]);
    expect(rowIn(pages, 2)?.id).toBe(3);
    expect(rowIn(pages, 200)).toBeUndefined();
  });

  test("a whole range is fetched in slices the core accepts", () => {
    expect(slicesFor(5, 2_004)).toEqual([
      { offset: 5, limit: 1_000 },
      { offset: 1_005, limit: 1_000 },
    ]);
  });
});

describe("filters", () => {
  const names = {
    accounts: [
      { id: 1, carrier: "Lakeland", account_number: "", numbers: 0, mark: { icon: "ok" as const, text: "" } },
    ],
    sites: new Map(),
    orders: new Map(),
  };
  test("a chip says what it holds", () => {
    expect(chipValue({ ...allNumbers, account: 1 }, "account", names)).toBe("Lakeland");
    expect(chipValue({ ...allNumbers, uses: ["fax", "e_fax"] }, "uses", names)).toBe("Fax, e-fax");
    expect(chipValue(allNumbers, "kind", names)).toBeNull();
  });

  test("taking a filter off leaves the others", () => {
    const query = { ...allNumbers, account: 1, problems: true };
    expect(without(query, "account")).toEqual({ ...allNumbers, problems: true });
    expect(isFiltered(without(without(query, "account"), "problems"))).toBe(false);
  });

  test("the same question in another order is the same", () => {
    expect(
      sameQuery({ ...allNumbers, uses: ["fax", "voice"] }, { ...allNumbers, uses: ["voice", "fax"] }),
    ).toBe(true);
    expect(sameQuery(allNumbers, { ...allNumbers, find: "x" })).toBe(false);
  });
});
