import { Screen } from "../../components/Screen";

export default function ProblemsPage() {
  return <Screen title="Problems">{null}</Screen>;
}
