import type { ComponentType } from "react";
import type { ScreenName } from "../../state/navigation";
import Accounts from "../accounts/Page";
import Carriers from "../carriers/Page";
import Checklist from "../checklist/Page";
import Costs from "../costs/Page";
import Cutover from "../cutover/Page";
import Documents from "../documents/Page";
import History from "../history/Page";
import Import from "../import/Page";
import Numbers from "../numbers/Page";
import Orders from "../orders/Page";
import Overview from "../overview/Page";
import Problems from "../problems/Page";
import Timeline from "../timeline/Page";

/** The page of each screen. */
export const pages: Record<ScreenName, ComponentType> = {
  overview: Overview,
  numbers: Numbers,
  accounts: Accounts,
  orders: Orders,
  timeline: Timeline,
  documents: Documents,
  problems: Problems,
  history: History,
  checklist: Checklist,
  costs: Costs,
  cutover: Cutover,
  import: Import,
  carriers: Carriers,
};
