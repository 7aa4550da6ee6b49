import { Screen } from "../../components/Screen";

export default function HistoryPage() {
  return <Screen title="History">{null}</Screen>;
}
