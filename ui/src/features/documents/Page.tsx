import { Screen } from "../../components/Screen";

export default function DocumentsPage() {
  return <Screen title="Documents">{null}</Screen>;
}
