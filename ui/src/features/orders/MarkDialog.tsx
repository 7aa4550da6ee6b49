import { useState } from "react";
import type { MarkKind, NumberId, OrderDetail } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";
import { NumberPicker } from "./NumberPicker";

const KINDS: readonly { value: MarkKind; label: string; detail: string }[] = [
  { value: "use_on_target", label: "Use on the new platform", detail: "a user’s number, or a service’s" },
  { value: "business_name", label: "Business name", detail: "where one account carries several names" },
  { value: "way", label: "Way of porting", detail: "as the gaining side’s portability check says" },
];

const HINTS: Record<MarkKind, string> = {
  use_on_target: "",
  business_name: "as the LOA has to carry it, letter by letter",
  way: "such as automated_off_net or manual",
};

type MarkDialogProps = { order: OrderDetail; numbers: readonly NumberId[]; onClose(): void };

/** What a person says of numbers where a carrier parts orders by it. The next split goes by it. */
export function MarkDialog({ order, numbers, onClose }: MarkDialogProps) {
  const { run, pending } = useChange("numbers_mark");
  const [chosen, setChosen] = useState(numbers);
  const [kind, setKind] = useState<MarkKind>("use_on_target");
  const [value, setValue] = useState("");
  const refused =
    chosen.length === 0 ? "Choose the numbers." : value.trim() === "" ? "Say what holds of them." : "";
  return (
    <FormDialog
      title={`Mark numbers of ${order.name}`}
      lead="Some carriers take numbers in one order only if this is the same for all. The next split goes by it."
      save="Mark"
      refused={refused}
      pending={pending}
      onSave={() => run({ numbers: [...chosen], kind, value })}
      onClose={onClose}
    >
      <NumberPicker order={order.id} chosen={chosen} onChange={setChosen} />
      <div className="form-row">
        <Select
          label="What is said"
          value={kind}
          choices={KINDS}
          onChange={(next) => {
            setKind(next);
            setValue("");
          }}
        />
        {kind === "use_on_target" ? (
          <Select
            label="It is"
            value={value === "" ? null : value}
            choices={[
              { value: "user", label: "A user’s" },
              { value: "service", label: "A service’s" },
            ]}
            onChange={setValue}
          />
        ) : (
          <TextField label="It is" literal hint={HINTS[kind]} value={value} onChange={setValue} />
        )}
      </div>
    </FormDialog>
  );
}
