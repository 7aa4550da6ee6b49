import type { AccountForm, SiteId } from "../../api/generated";

/** Where what we state of a field is written. */
export type EditWay =
  | {
      in: "line";
      read: (form: AccountForm) => string;
      write: (form: AccountForm, text: string) => AccountForm;
    }
  | { in: "site"; site: SiteId }
  | { in: "account" };

const line = (key: "business_name" | "billing_name" | "account_number" | "btn"): EditWay => ({
  in: "line",
  read: (form) => form[key],
  write: (form, text) => ({ ...form, [key]: text }),
});

const lines: Record<string, EditWay> = {
  business_name: line("business_name"),
  billing_name: line("billing_name"),
  account_number: line("account_number"),
  btn: line("btn"),
  signer: {
    in: "line",
    read: (form) => form.signer.name,
    write: (form, text) => ({ ...form, signer: { ...form.signer, name: text } }),
  },
};

/** A field of the comparison is one line of the account, a part of a site (`service_address:3`), or in the account's form. */
export function editOf(field: string): EditWay {
  const [name = "", site = ""] = field.split(":");
  if (/^\d+$/.test(site)) return { in: "site", site: Number(site) };
  return lines[name] ?? { in: "account" };
}
