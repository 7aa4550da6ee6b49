// The fake core's answers for numbers, import, orders and timeline.
import type { Answers } from "../src/testing/fake-host";
import { numberAnswers } from "./numbers";

const rows = Number(new URLSearchParams(location.search).get("rows") ?? 0);

export const workAnswers: Answers = { ...numberAnswers(rows) };
