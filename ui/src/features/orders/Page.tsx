import { Screen } from "../../components/Screen";

export default function OrdersPage() {
  return <Screen title="Orders">{null}</Screen>;
}
