import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { Kbd } from "./Kbd";

export interface MenuChoice {
  id: string;
  label: string;
  shortcut?: string;
  /** Why it cannot be chosen; empty when it can. */
  refused?: string;
}

interface MenuProps {
  /** The button that opens it. */
  children: ReactNode;
  label: string;
  choices: readonly MenuChoice[];
  onChoose: (id: string) => void;
}

export function Menu({ children, label, choices, onChoose }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="popover">
        <AriaMenu
          className="listbox"
          aria-label={label}
          disabledKeys={choices.filter((it) => it.refused).map((it) => it.id)}
          onAction={(id) => onChoose(String(id))}
        >
          {choices.map((it) => (
            <MenuItem key={it.id} id={it.id} textValue={it.label} className="option">
              <span>{it.label}</span>
              {it.shortcut && <Kbd keys={it.shortcut} />}
              {it.refused && <small>{it.refused}</small>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
