import { useState } from "react";
import type { AccountCostView, ChargesSet } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";
import { Currency } from "./Currency";

/** What a losing account costs a month and for ending it early, from bill and contract. */
export function ChargesDialog({ account, onClose }: { account: AccountCostView; onClose(): void }) {
  const { run, pending } = useChange("charges_set");
  const { cost } = account;
  const [form, setForm] = useState<ChargesSet>({
    id: cost.account,
    monthly: cost.monthly ?? "",
    termination: cost.termination ?? "",
    currency: cost.currency,
    source: cost.source,
  });
  const set = (part: Partial<ChargesSet>) => setForm((now) => ({ ...now, ...part }));
  return (
    <FormDialog
      title={`What ${cost.name} costs`}
      lead="Leave empty what is not known. The contract’s end stands with the account."
      save="Enter"
      pending={pending}
      onSave={() => run(form)}
      onClose={onClose}
    >
      <div className="form-row">
        <TextField
          autoFocus
          label="A month"
          placeholder="1,204.50"
          value={form.monthly}
          onChange={(monthly) => set({ monthly })}
        />
        <TextField
          label="For ending early"
          placeholder="2,400.00"
          value={form.termination}
          onChange={(termination) => set({ termination })}
        />
        <Currency value={form.currency} onChange={(currency) => set({ currency })} />
      </div>
      <TextField
        label="Where it stands"
        hint="The bill of a day, the contract’s page."
        value={form.source}
        onChange={(source) => set({ source })}
      />
    </FormDialog>
  );
}
