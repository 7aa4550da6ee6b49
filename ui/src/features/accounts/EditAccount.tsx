import { useState } from "react";
import type { AccountForm, Signer } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Checkbox } from "../../components/Checkbox";
import { TextField } from "../../components/TextField";
import { AddressFields, noAddress } from "../AddressFields";
import { FormDialog } from "../FormDialog";
import { LosingCarrier } from "./LosingCarrier";

export const emptyAccount: AccountForm = {
  id: null,
  carrier: "",
  account_number: "",
  btn: "",
  new_btn: "",
  billing_name: "",
  business_name: "",
  billing_address: noAddress,
  service_address: noAddress,
  residential: false,
  reseller: "",
  signer: { name: "", title: "", telephone: "", email: "" },
  pin: null,
  pin_known: false,
  pin_on: "",
  bill_date: "",
  locked: false,
  lock_asked_on: "",
  contract_end: "",
  notice_days: null,
};

type TextKey = {
  [Key in keyof AccountForm]: AccountForm[Key] extends string ? Key : never;
}[keyof AccountForm];

/** What we state of an account: it goes on the LOA and the order as written here. */
export function EditAccount({ form: start, onClose }: { form: AccountForm; onClose: () => void }) {
  const { run, pending } = useChange("account_save");
  const carriers = useAsk("carriers_list", {}).data ?? [];
  const [form, setForm] = useState<AccountForm>({ ...start, pin: null });
  const set = (part: Partial<AccountForm>) => setForm((now) => ({ ...now, ...part }));
  const text = (key: TextKey, label: string, more: { hint?: string; placeholder?: string } = {}) => (
    <TextField
      literal
      label={label}
      value={form[key]}
      onChange={(value) => set({ [key]: value })}
      {...more}
    />
  );
  const signer = (key: keyof Signer, label: string) => (
    <TextField
      literal
      label={label}
      value={form.signer[key]}
      onChange={(value) => set({ signer: { ...form.signer, [key]: value } })}
    />
  );
  const refused = form.carrier.trim() === "" ? "Name the losing carrier." : "";
  return (
    <FormDialog
      size="large"
      title={start.id === null ? "New account" : "Account"}
      lead="It is printed as written here. Spell it as the CSR does."
      save="Save"
      refused={refused}
      pending={pending}
      layout="ac-form"
      onSave={() => run(form)}
      onClose={onClose}
    >
      <fieldset className="form">
        <legend>Account</legend>
        <LosingCarrier carriers={carriers} value={form.carrier} onChange={(carrier) => set({ carrier })} />
        {text("account_number", "Account number")}
        <div className="form-row">
          {text("btn", "BTN")}
          {text("new_btn", "New BTN", { hint: "For what stays." })}
        </div>
        <TextField
          label="PIN"
          type="password"
          placeholder={form.pin_known ? "known; type to replace it" : "not known"}
          hint="Kept in the file, shown and printed nowhere."
          value={form.pin ?? ""}
          onChange={(pin) => set({ pin: pin === "" ? null : pin })}
        />
        {text("pin_on", "PIN made on", {
          placeholder: "YYYY-MM-DD",
          hint: "Some carriers take it for a week only.",
        })}
      </fieldset>
      <fieldset className="form">
        <legend>Names</legend>
        {text("business_name", "Business name at the service address")}
        {text("billing_name", "Billing name")}
        {text("reseller", "Reseller’s legal name", { hint: "Only where one stands between." })}
        <Checkbox isSelected={form.residential} onChange={(residential) => set({ residential })}>
          Residence instead of business
        </Checkbox>
      </fieldset>
      <AddressFields
        title="Service address"
        value={form.service_address}
        onChange={(service_address) => set({ service_address })}
      />
      <AddressFields
        title="Billing address"
        value={form.billing_address}
        onChange={(billing_address) => set({ billing_address })}
      />
      <fieldset className="form">
        <legend>Authorised signer</legend>
        <div className="form-row">
          {signer("name", "Name")}
          {signer("title", "Title")}
        </div>
        <div className="form-row">
          {signer("telephone", "Telephone")}
          {signer("email", "Mail")}
        </div>
      </fieldset>
      <fieldset className="form">
        <legend>Evidence and contract</legend>
        <div className="form-row">
          {text("bill_date", "Bill dated", { placeholder: "YYYY-MM-DD" })}
          {text("lock_asked_on", "Asked about a lock on", { placeholder: "YYYY-MM-DD" })}
        </div>
        <Checkbox isSelected={form.locked} onChange={(locked) => set({ locked })}>
          Locked against port-out
        </Checkbox>
        <div className="form-row">
          {text("contract_end", "Contract ends", { placeholder: "YYYY-MM-DD" })}
          <TextField
            label="Days of notice"
            inputMode="numeric"
            value={form.notice_days === null ? "" : String(form.notice_days)}
            onChange={(value) => set({ notice_days: /^\d{1,4}$/.test(value) ? Number(value) : null })}
          />
        </div>
      </fieldset>
    </FormDialog>
  );
}
