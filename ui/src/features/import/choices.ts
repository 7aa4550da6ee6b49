// Everything that can be decided in the lists below the file.

import type { FaultKind, ImportRequest, Leaving, NumberFact, RefusedCell } from "../../api/generated";
import { editAll, fixAll, leave, leaveAll, prefer, preferAll, repair, takeBackRepair } from "./request";

type Cell = Pick<RefusedCell, "sheet" | "row" | "column">;

export type Choices = {
  repair(cell: Cell, text: string): void;
  takeBack(cell: Cell): void;
  fixAll(fault: FaultKind, fix: boolean): void;
  fixes: readonly FaultKind[];
  /** Puts a text before every cell of a fault; empty passes their rows over, null takes it back. */
  editAll(fault: FaultKind, before: string | null): void;
  edits: ImportRequest["edits"];
  prefer(number: number, fact: NumberFact, theirs: boolean): void;
  preferAll(all: boolean): void;
  leave(number: number, leaving: Leaving): void;
  leaveAll(leaving: Leaving): void;
  /** What becomes of all that are gone; absent when it was said for each. */
  leaving: Leaving | null;
  newerOf(list: number): void;
};

export function choicesOf(request: ImportRequest, set: (request: ImportRequest) => void): Choices {
  return {
    repair: (cell, text) => set(repair(request, cell, text)),
    takeBack: (cell) => set(takeBackRepair(request, cell)),
    fixAll: (fault, fix) => set(fixAll(request, fault, fix)),
    fixes: request.fixes,
    editAll: (fault, before) => set(editAll(request, fault, before)),
    edits: request.edits,
    prefer: (number, fact, theirs) => set(prefer(request, number, fact, theirs)),
    preferAll: (all) => set(preferAll(request, all)),
    leave: (number, leaving) => set(leave(request, number, leaving)),
    leaveAll: (leaving) => set(leaveAll(request, leaving)),
    leaving: request.leaving.length === 0 ? request.all_leaving : null,
    newerOf: (list) => set({ ...request, earlier: list, leaving: [] }),
  };
}
