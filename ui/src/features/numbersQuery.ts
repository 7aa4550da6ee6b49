import type { NumbersQuery } from "../api/generated";

/** The filter of the numbers screen that lets everything through. */
export const allNumbers: NumbersQuery = {
  find: "",
  account: null,
  kind: null,
  uses: [],
  site: null,
  order: null,
  disposition: null,
  problems: false,
  without_911: false,
  group_by: "order",
};
