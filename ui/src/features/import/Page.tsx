import { Screen } from "../../components/Screen";

export default function ImportPage() {
  return <Screen title="Import">{null}</Screen>;
}
