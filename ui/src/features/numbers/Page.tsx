import { Screen } from "../../components/Screen";

export default function NumbersPage() {
  return <Screen title="Numbers">{null}</Screen>;
}
