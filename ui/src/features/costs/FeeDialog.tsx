import { useState } from "react";
import type { FeePer, FeeRow, FeeSet, PerChoice } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";
import { Currency } from "./Currency";

interface FeeDialogProps {
  fee: FeeRow;
  pers: readonly PerChoice[];
  onClose(): void;
}

/** A fee of this project in place of the profile's, with the reason; or the profile's again. */
export function FeeDialog({ fee, pers, onClose }: FeeDialogProps) {
  const { run, pending } = useChange("fee_set");
  const [form, setForm] = useState<FeeSet>({
    carrier: fee.carrier,
    kind: fee.kind,
    amount: fee.amount ?? "",
    currency: fee.currency,
    per: fee.per,
    reason: "",
  });
  const set = (part: Partial<FeeSet>) => setForm((now) => ({ ...now, ...part }));
  const refused =
    form.amount.trim() === ""
      ? "Enter an amount."
      : form.reason.trim() === ""
        ? "Say where it stands: the contract, an offer, who said it."
        : "";
  return (
    <FormDialog
      title={`${fee.what} fee of ${fee.name}`}
      lead={`In use: ${fee.words}. ${fee.source}.`}
      save="Enter"
      refused={refused}
      pending={pending}
      other={
        fee.own && (
          <Button
            look="quiet"
            onPress={async () => {
              if (await run({ ...form, amount: "" })) onClose();
            }}
          >
            Take the project’s own back
          </Button>
        )
      }
      onSave={() => run(form)}
      onClose={onClose}
    >
      <div className="form-row">
        <TextField
          autoFocus
          label="Amount"
          placeholder="25.00"
          value={form.amount}
          onChange={(amount) => set({ amount })}
        />
        <Currency value={form.currency} onChange={(currency) => set({ currency })} />
        <Select<FeePer>
          label="Charged"
          value={form.per}
          choices={pers.map(({ per, label }) => ({ value: per, label }))}
          onChange={(per) => set({ per })}
        />
      </div>
      <TextField
        label="Where it stands"
        hint="The contract’s page, an offer, who said it."
        value={form.reason}
        onChange={(reason) => set({ reason })}
      />
    </FormDialog>
  );
}
