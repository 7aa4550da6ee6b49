import { Screen } from "../../components/Screen";

export default function OverviewPage() {
  return <Screen title="Overview">{null}</Screen>;
}
