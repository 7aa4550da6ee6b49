import { useState } from "react";
import type { FeePer, FeeRow, FeeSet, PerChoice } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { MessageBar } from "../../components/MessageBar";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { useMessageState, useMessages } from "../../state/messages";

interface FeeDialogProps {
  fee: FeeRow;
  pers: readonly PerChoice[];
  onClose(): void;
}

/** A fee of this project in place of the profile's, with the reason; or the profile's again. */
export function FeeDialog({ fee, pers, onClose }: FeeDialogProps) {
  const { run, pending } = useChange("fee_set");
  const { error } = useMessageState();
  const { clearError } = useMessages();
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
  const send = async (wish: FeeSet) => {
    if ((await run(wish)) !== undefined) onClose();
  };
  return (
    <Dialog
      title={`${fee.what} fee of ${fee.name}`}
      lead={`In use: ${fee.words}. ${fee.source}.`}
      onClose={onClose}
      buttons={
        <>
          {fee.own && (
            <Button look="quiet" onPress={() => void send({ ...form, amount: "" })}>
              Take the project’s own back
            </Button>
          )}
          <span className="label space">{refused}</span>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="go" refused={refused} isDisabled={pending} onPress={() => void send(form)}>
            Enter
          </Button>
        </>
      }
    >
      {error && <MessageBar error={error} onClose={clearError} />}
      <div className="form">
        <div className="form-row">
          <TextField
            autoFocus
            label="Amount"
            placeholder="25.00"
            value={form.amount}
            onChange={(amount) => set({ amount })}
          />
          <TextField
            label="Currency"
            placeholder="USD"
            value={form.currency}
            onChange={(currency) => set({ currency })}
          />
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
      </div>
    </Dialog>
  );
}
