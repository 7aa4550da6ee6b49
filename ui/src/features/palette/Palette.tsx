import "./palette.css";
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { actions } from "../../actions";
import { useAsk } from "../../api/hooks";
import { Icon } from "../../components/Icon";
import { Kbd } from "../../components/Kbd";
import { useNavigation } from "../../state/navigation";
import { useShell } from "../../state/shell";
import { allNumbers } from "../numbersQuery";
import { useRun } from "../shell/useActions";
import { type Found, type Group, groupsOf, type Item, moveIn, wantedOf } from "./items";
import { NumberPreview } from "./NumberPreview";
import { Row } from "./Row";

const shownNumbers = 6;

/** Asks the core for what was typed; orders and accounts are few and filtered here. */
function useFound(now: string): { groups: Group[]; settled: boolean } {
  const typed = useDeferredValue(now);
  const wanted = useMemo(() => wantedOf(typed), [typed]);
  const things = wanted.text !== "" && !wanted.commandsOnly;
  const asked = useAsk(
    "numbers_list",
    {
      query: { ...allNumbers, find: wanted.text, group_by: "none" },
      slice: { offset: 0, limit: shownNumbers },
    },
    { when: things, keep: true },
  );
  const numbers = asked.data;
  const orders = useAsk("orders_list", {}).data;
  const accounts = useAsk("accounts_list", {}).data;
  const groups = useMemo(() => {
    const found: Found = {
      numbers: things ? (numbers?.rows ?? []) : [],
      matching: things ? (numbers?.matching ?? 0) : 0,
      orders: orders?.groups.flatMap((it) => it.orders) ?? [],
      accounts: accounts ?? [],
      actions,
    };
    return groupsOf(wanted, found);
  }, [wanted, things, numbers, orders, accounts]);
  return { groups, settled: typed === now && !(things && asked.isFetching) };
}

/** Things and commands in one list: paste a number and land on it. */
export function Palette() {
  const { hide } = useShell();
  const { go } = useNavigation();
  const run = useRun();
  const [typed, setTyped] = useState("");
  const { groups, settled } = useFound(typed);
  const [waiting, setWaiting] = useState(false);
  const items = groups.flatMap((it) => it.items);
  const [pointed, setPointed] = useState<string | null>(null);
  const current = items.find((it) => it.id === pointed) ?? items[0];
  const list = useRef<HTMLDivElement>(null);
  const currentId = current?.id;
  useEffect(() => {
    if (currentId)
      list.current?.querySelector(`#${CSS.escape(currentId)}`)?.scrollIntoView({ block: "nearest" });
  }, [currentId]);

  const filter = (find: string) => go({ screen: "numbers", id: null, query: { ...allNumbers, find } });
  const choose = (item: Item) => {
    hide();
    switch (item.kind) {
      case "number":
        return go({ screen: "numbers", id: item.number.id });
      case "order":
        return go({ screen: "orders", id: item.order.id });
      case "account":
        return go({ screen: "accounts", id: item.account.id });
      case "filter":
        return filter(item.find);
      case "command":
        return run(item.action);
    }
  };
  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      setPointed(moveIn(items, current?.id ?? null, event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      const { text, commandsOnly } = wantedOf(typed);
      if ((event.ctrlKey || event.metaKey) && text !== "" && !commandsOnly) {
        hide();
        filter(text);
      } else setWaiting(true);
    } else return;
    event.preventDefault();
  };
  // Enter right after a paste means what was pasted, not what the list still shows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it acts once, when the list has settled
  useEffect(() => {
    if (!waiting || !settled) return;
    setWaiting(false);
    if (current) choose(current);
  }, [waiting, settled]);
  /** With nothing selected in the field, Ctrl+C copies the number under the choice. */
  const copied = (event: React.ClipboardEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (current?.kind !== "number" || selectionStart !== selectionEnd) return;
    event.clipboardData.setData("text/plain", current.number.national);
    event.preventDefault();
  };

  return (
    <ModalOverlay className="scrim" isOpen isDismissable onOpenChange={(open) => !open && hide()}>
      <Modal className="palette">
        <Dialog className="palette-body" aria-label="Go to anything">
          <div className="palette-field">
            <Icon name="search" size={16} />
            <input
              autoFocus
              role="combobox"
              aria-label="Find numbers, orders, accounts, commands"
              aria-expanded={items.length > 0}
              aria-controls="palette-list"
              aria-autocomplete="list"
              {...(current ? { "aria-activedescendant": current.id } : {})}
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setPointed(null);
              }}
              onKeyDown={pressed}
              onCopy={copied}
            />
            <span className="label">numbers, orders, accounts, commands</span>
          </div>
          <div className="palette-columns">
            <div ref={list} id="palette-list" className="palette-list" role="listbox" aria-label="Found">
              {groups.map((group) => (
                // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
                <div key={group.title} role="group" aria-label={group.title}>
                  <span className="label palette-group">{group.title}</span>
                  {group.items.map((item) => (
                    <Row
                      key={item.id}
                      item={item}
                      typed={wantedOf(typed).text}
                      current={item.id === current?.id}
                      onPoint={() => setPointed(item.id)}
                      onChoose={() => choose(item)}
                    />
                  ))}
                  {group.more !== "" && <span className="palette-more">{group.more}</span>}
                </div>
              ))}
              {items.length === 0 && <p className="dim small palette-none">Nothing is called that.</p>}
            </div>
            {current?.kind === "number" && (
              <div className="palette-preview">
                <NumberPreview
                  number={current.number}
                  onGo={() => choose(current)}
                  onCopy={() => void navigator.clipboard.writeText(current.number.national)}
                />
              </div>
            )}
          </div>
          <footer className="palette-foot">
            <span>
              <Kbd keys="↑+↓" /> choose
            </span>
            <span>
              <Kbd keys="↵" /> open
            </span>
            <span className="space" />
            <span>
              <Kbd keys=">" /> commands only
            </span>
            <span>
              <Kbd keys="Esc" /> close
            </span>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
