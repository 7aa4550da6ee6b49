import { describe, expect, test } from "vitest";
import type { Track } from "../../api/generated";
import { layTracks, trackWords } from "./track";

const point = (label: string, state: string, when = "") => ({ label, state, when });
const one: Track = {
  version: 1,
  lost: "",
  asked: "",
  points: [
    point("Draft", "done"),
    point("Signed", "now"),
    point("Sent", "planned"),
    point("Active", "planned"),
  ],
};
const refused: Track = {
  version: 1,
  lost: "7 business days lost",
  asked: "asked 1 Dec, lost",
  points: [
    point("Draft", "done", "2 Nov"),
    point("Sent", "done", "6 Nov 11:20"),
    point("Rejected", "failed", "13 Nov 16:12"),
  ],
};
const second: Track = {
  version: 2,
  lost: "",
  asked: "",
  points: [
    point("Fix", "now", "today"),
    point("Send", "planned"),
    point("Confirmed", "planned"),
    point("Active", "planned"),
    point("Proven", "planned"),
  ],
};

test("one version fills the width", () => {
  const drawing = layTracks([one], 868);
  const points = drawing.tracks[0]?.points ?? [];
  expect(points[0]?.x).toBe(40);
  expect(points.at(-1)?.x).toBe(834);
  expect(drawing.branches).toEqual([]);
});

describe("a rejection", () => {
  const drawing = layTracks([refused, second], 868);
  test("branches down to the version that repairs it", () => {
    const failed = drawing.tracks[0]?.points.at(-1);
    expect(drawing.branches).toHaveLength(1);
    expect(drawing.branches[0]?.x).toBe(failed?.x);
    expect(drawing.tracks[1]?.points[0]?.x).toBe(failed?.x);
  });

  test("leaves room on the right for what comes", () => {
    const failed = drawing.tracks[0]?.points.at(-1)?.x ?? 0;
    expect(failed).toBeLessThan(868 / 2);
    expect(drawing.tracks[1]?.points.at(-1)?.x).toBe(834);
  });

  test("shows the lost days up to the new cutover", () => {
    const active = drawing.tracks[1]?.points[3];
    expect(drawing.lost[0]?.x2).toBe(active?.x);
    expect(drawing.lost[0]?.x1).toBeLessThan(active?.x ?? 0);
    expect(drawing.lost[0]?.text).toBe("7 business days lost");
  });

  test("three versions still fit and keep their order", () => {
    const again = {
      ...refused,
      version: 2,
      points: [point("Fix", "done"), point("Sent", "done"), point("Rejected", "failed")],
    };
    const three = layTracks([refused, again, { ...second, version: 3 }], 868);
    const firsts = three.tracks.map((track) => track.points[0]?.x ?? 0);
    expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
    expect(three.branches).toHaveLength(2);
    expect(three.tracks.at(-1)?.points.at(-1)?.x).toBe(834);
  });
});

test("the line is solid up to the last thing that happened", () => {
  const track = layTracks([refused, second], 868).tracks[0];
  expect(track?.done?.x2).toBe(track?.points.at(-1)?.x);
  const now = layTracks([one], 868).tracks[0];
  expect(now?.done).toBeNull();
  expect(now?.ahead?.x2).toBe(834);
});

test("a track is said in words", () => {
  expect(trackWords(refused)).toBe(
    "Version 1: Draft 2 Nov; Sent 6 Nov 11:20; Rejected 13 Nov 16:12. 7 business days lost.",
  );
});
