import { expect, test } from "vitest";
import type { WaveView } from "../../api/generated";
import { emptyWave, missing, ofNumber, saves } from "./wave";

const waves: WaveView[] = [{ number: 2, name: "West", sites: [4, 1], orders: ["NDG-04"] }];

test("a known wave brings its name and sites, another number keeps what was written", () => {
  expect(ofNumber("2", waves, emptyWave)).toEqual({ number: "2", name: "West", sites: [4, 1] });
  expect(ofNumber("3", waves, { ...emptyWave, name: "East" })).toEqual({
    number: "3",
    name: "East",
    sites: [],
  });
});

test("what is said of the wave is written only where it changes", () => {
  expect(saves({ number: "2", name: "West", sites: [1, 4] }, waves)).toEqual({ wave: 2, group: null });
  expect(saves({ number: "2", name: "West", sites: [1] }, waves).group).toEqual({
    number: 2,
    name: "West",
    sites: [1],
  });
  expect(saves(emptyWave, waves)).toEqual({ wave: null, group: null });
});

test("a wave is a number", () => {
  expect(missing({ ...emptyWave, number: "two" })).toBe("A wave is a number from 1 to 99.");
  expect(missing(emptyWave)).toBe("");
});
