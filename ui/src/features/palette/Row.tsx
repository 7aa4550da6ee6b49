import type { Disposition } from "../../api/generated";
import { Icon, type IconName } from "../../components/Icon";
import { IconMark } from "../../components/IconMark";
import { Kbd } from "../../components/Kbd";
import { type Item, markedParts } from "./items";

const iconOf: Record<Disposition, IconName> = {
  port: "port",
  stay: "stay",
  disconnect: "close",
  undecided: "problems",
};

function Marked({ text, typed }: { text: string; typed: string }) {
  return markedParts(text, typed).map(({ text: part, hit }) => (hit ? <u key={part}>{part}</u> : part));
}

const joined = (...parts: string[]): string => parts.filter(Boolean).join(" · ");

const whatBecomes = (disposition: Disposition, order: string): string =>
  disposition === "port" ? order || "ports" : disposition === "stay" ? "stays" : disposition;

function Words({ item, typed }: { item: Item; typed: string }) {
  switch (item.kind) {
    case "number": {
      const { disposition, national, name, order } = item.number;
      return (
        <>
          {disposition === "undecided" ? <IconMark icon="open" /> : <Icon name={iconOf[disposition]} />}
          <span className="el">
            <Marked text={national} typed={typed} />
            <em>{joined(name, whatBecomes(disposition, order))}</em>
          </span>
        </>
      );
    }
    case "order":
      return (
        <>
          <Icon name="orders" />
          <span className="el">
            <Marked text={item.order.name} typed={typed} />
            <em>{joined(item.order.place, `${item.order.numbers.toLocaleString("en-US")} numbers`)}</em>
          </span>
        </>
      );
    case "account":
      return (
        <>
          <Icon name="accounts" />
          <span className="el">
            {item.account.carrier} <Marked text={item.account.account_number} typed={typed} />
            <em>{item.account.numbers.toLocaleString("en-US")} numbers</em>
          </span>
        </>
      );
    case "filter":
      return (
        <>
          <Icon name="filter" />
          <span className="el">Show only numbers with {item.find}</span>
          <Kbd keys="Ctrl+↵" />
        </>
      );
    case "command":
      return (
        <>
          <Icon name="right" />
          <span className="el">{item.action.label}</span>
          {item.action.shortcut && <Kbd keys={item.action.shortcut} />}
        </>
      );
  }
}

interface RowProps {
  item: Item;
  typed: string;
  current: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

/** One line; the pointer moves the choice, the keys stay in the field. */
export function Row({ item, typed, current, onPoint, onChoose }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field of the palette hears the keys
    <div
      id={item.id}
      role="option"
      tabIndex={-1}
      aria-selected={current}
      className="palette-row"
      onMouseMove={onPoint}
      onClick={onChoose}
    >
      <Words item={item} typed={typed} />
      {current && item.kind !== "filter" && <Kbd keys="↵" />}
    </div>
  );
}
