import type { QueryClient } from "@tanstack/react-query";
import type { CommandName } from "../host/host";
import type { Changed } from "./generated";

const all: readonly Changed[] = [
  "project",
  "numbers",
  "accounts",
  "sites",
  "orders",
  "calendar",
  "evidence",
  "findings",
  "carriers",
  "night",
  "checklist",
];

/**
 * Which kinds of data the answer of a reading command is made of. Findings come from the whole
 * project, so what shows findings depends on all of it. A command that is not named here is never
 * dropped by a change.
 */
export const readsOf: Partial<Record<CommandName | "document", readonly Changed[]>> = {
  project_head: all,
  overview: all,
  problems: all,
  numbers_list: all,
  number_detail: all,
  sites_list: ["sites", "numbers"],
  accounts_list: all,
  account_detail: all,
  attachments_list: all,
  attachment_csr: ["numbers", "accounts", "evidence"],
  calls_view: ["calendar", "numbers", "accounts", "orders"],
  import_preview: ["numbers", "accounts", "sites", "project"],
  orders_list: all,
  order_detail: all,
  orders_may_join: ["project", "numbers", "accounts", "sites", "orders", "carriers"],
  timeline: ["project", "numbers", "accounts", "orders", "calendar", "carriers"],
  carriers_list: ["carriers", "project", "accounts", "orders"],
  carrier_detail: ["carriers", "project", "accounts", "orders", "calendar", "night"],
  plan_table: ["project", "numbers", "accounts", "orders", "calendar", "sites", "carriers"],
  plan_move: all,
  tasks_list: all,
  blackouts_list: ["calendar", "project"],
  forecast: all,
  nights_list: all,
  night_view: all,
  tests_list: all,
  runbook_view: all,
  final_bills: all,
  what_if: all,
  rejection_outlook: all,
  window_find: ["project", "numbers", "accounts", "orders", "calendar", "carriers"],
  duty_hours: ["calendar"],
  checklist: all,
  upload_view: all,
  costs: ["project", "numbers", "accounts", "orders", "calendar", "carriers"],
  documents_list: all,
  history: all,
  document: all,
};

/** Drops what was fetched of these kinds; what is on screen is asked for again. */
export function dropKinds(client: QueryClient, changes: readonly Changed[]): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey }) => {
      const reads = readsOf[queryKey[0] as CommandName] ?? [];
      return reads.some((kind) => changes.includes(kind));
    },
  });
}
