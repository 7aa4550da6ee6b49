import type { RecentEntry } from "../src/host/host";
import type { Answers } from "../src/testing/fake-host";
import { head } from "../src/testing/fixtures";
import { documents } from "./documents";
import { overview } from "./overview";

/** What the fake core answers in the pictures. */
export const answers: Answers = {
  documents_list: documents,
  project_head: head,
  overview,
};

export const recent: RecentEntry[] = [];
