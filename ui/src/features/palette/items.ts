import type { Action } from "../../actions";
import type { AccountRow, NumberRow, OrderCard } from "../../api/generated";

/** One line of the palette. Its id is unique among all lines. */
export type Item =
  | { kind: "number"; id: string; number: NumberRow }
  | { kind: "order"; id: string; order: OrderCard }
  | { kind: "account"; id: string; account: AccountRow }
  | { kind: "filter"; id: string; find: string }
  | { kind: "command"; id: string; action: Action };

export interface Group {
  title: string;
  items: Item[];
  /** What is left out, in words. */
  more: string;
}

export interface Found {
  numbers: readonly NumberRow[];
  /** How many numbers match in all. */
  matching: number;
  orders: readonly OrderCard[];
  accounts: readonly AccountRow[];
  actions: readonly Action[];
}

/** What was typed: `>` asks for commands only. */
export interface Wanted {
  text: string;
  commandsOnly: boolean;
}

export function wantedOf(typed: string): Wanted {
  const commandsOnly = typed.startsWith(">");
  return { text: (commandsOnly ? typed.slice(1) : typed).trim(), commandsOnly };
}

const holds = (text: string, words: readonly string[]): boolean => {
  const low = text.toLowerCase();
  return words.every((word) => low.includes(word));
};

/** Digits are compared without what stands between them, so a number may be pasted in any spelling. */
function matches(text: string, typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (holds(text, words)) return true;
  const digits = typed.replace(/\D/g, "");
  const onlyDigits = digits.length >= 3 && /^[\d\s().+-]+$/.test(typed);
  return onlyDigits && text.replace(/\D/g, "").includes(digits);
}

/** The lines for what was typed: things first, then commands. Without text: the commands. */
export function groupsOf({ text, commandsOnly }: Wanted, found: Found): Group[] {
  const things = text !== "" && !commandsOnly;
  const numbers: Group = {
    title: "Numbers",
    items: things
      ? found.numbers.map((number) => ({ kind: "number", id: `number-${number.id}`, number }))
      : [],
    more: "",
  };
  const left = found.matching - found.numbers.length;
  if (things && left > 0) {
    numbers.more = `${left.toLocaleString("en-US")} more ${left === 1 ? "number" : "numbers"}`;
  }
  const orders = found.orders
    .filter((it) => things && matches(`${it.name} ${it.place}`, text))
    .map((order): Item => ({ kind: "order", id: `order-${order.id}`, order }));
  const accounts = found.accounts
    .filter((it) => things && matches(`${it.carrier} ${it.account_number}`, text))
    .map((account): Item => ({ kind: "account", id: `account-${account.id}`, account }));
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const commands = found.actions
    .filter((it) => it.id !== "edit.palette" && holds(it.label, words))
    .map((action): Item => ({ kind: "command", id: `command-${action.id}`, action }));
  const filter: Item[] = things && found.matching > 0 ? [{ kind: "filter", id: "filter", find: text }] : [];
  return [
    numbers,
    { title: "Orders and accounts", items: [...orders, ...accounts], more: "" },
    { title: "Commands", items: [...filter, ...commands], more: "" },
  ].filter((it) => it.items.length > 0);
}

/** The line after (or before), round the ends; the first one when the line is gone. */
export function moveIn(items: readonly Item[], current: string | null, step: number): string | null {
  if (items.length === 0) return null;
  const at = items.findIndex((it) => it.id === current);
  const to = at < 0 ? (step < 0 ? items.length - 1 : 0) : (at + step + items.length) % items.length;
  return items[to]?.id ?? null;
}

/** Where the typed letters stand in a text, to mark them; digits are found through punctuation. */
export function markedParts(text: string, typed: string): { text: string; hit: boolean }[] {
  const wanted = typed.trim();
  if (wanted === "") return [{ text, hit: false }];
  const digits = wanted.replace(/\D/g, "");
  const pattern =
    digits !== "" && /^[\d\s().+-]+$/.test(wanted)
      ? [...digits].join("\\D*")
      : wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const found = new RegExp(pattern, "i").exec(text);
  if (!found) return [{ text, hit: false }];
  const end = found.index + found[0].length;
  return [
    { text: text.slice(0, found.index), hit: false },
    { text: found[0], hit: true },
    { text: text.slice(end), hit: false },
  ].filter((it) => it.text !== "");
}
