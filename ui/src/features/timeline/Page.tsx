import { Screen } from "../../components/Screen";

export default function TimelinePage() {
  return <Screen title="Timeline">{null}</Screen>;
}
