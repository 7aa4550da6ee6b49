import { expect, it } from "vitest";
import { byNight } from "./choose";

const paper = (name: string) => ({ name, title: name, detail: "", preview: true });

it("papers of a night stand under their night, in the order of the nights", () => {
  const names = [
    "project/checklist.pdf",
    "NDG-05/runbook.pdf",
    "NDG-05/validation.pdf",
    "wave-2/runbook.pdf",
    "project/runbook.pdf",
    "NDG-05/night-record.pdf",
  ];
  const { own, nights } = byNight(names.map(paper));
  expect(own.map((it) => it.name)).toEqual(["project/checklist.pdf", "project/runbook.pdf"]);
  expect(nights.map((it) => [it.folder, it.entries.length])).toEqual([
    ["NDG-05", 3],
    ["wave-2", 1],
  ]);
});
