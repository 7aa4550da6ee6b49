// The fake core's answers for numbers, import, orders and timeline.
import type { Answers } from "../src/testing/fake-host";
import { importAnswers } from "./import";
import { numberAnswers } from "./numbers";
import { orderAnswers } from "./orders";
import { timelineAnswers } from "./timeline";

const rows = Number(new URLSearchParams(location.search).get("rows") ?? 0);

export const workAnswers: Answers = {
  ...numberAnswers(rows),
  ...importAnswers,
  ...orderAnswers,
  ...timelineAnswers,
};
