import { Screen } from "../../components/Screen";

export default function AccountsPage() {
  return <Screen title="Accounts">{null}</Screen>;
}
