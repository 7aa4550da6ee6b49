import { Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { Button } from "../../components/Button";
import { type ColumnPrefs, toggle } from "../../components/grid/columns";
import { Icon } from "../../components/Icon";
import { NUMBER_COLUMNS } from "./columns";

/** Which columns are shown. The number itself always is. */
export function ColumnsMenu({ prefs, onPrefs }: { prefs: ColumnPrefs; onPrefs(prefs: ColumnPrefs): void }) {
  const offered = NUMBER_COLUMNS.slice(1);
  const shown = offered.filter((column) => !prefs.hidden.includes(column.id)).map((column) => column.id);
  return (
    <MenuTrigger>
      <Button icon="table">Columns</Button>
      <Popover className="popover">
        <Menu
          className="listbox"
          aria-label="Columns shown"
          selectionMode="multiple"
          selectedKeys={shown}
          onSelectionChange={(keys) => {
            const changed = offered.find(
              (column) => (keys === "all" || keys.has(column.id)) !== shown.includes(column.id),
            );
            if (changed !== undefined) onPrefs(toggle(prefs, changed.id));
          }}
        >
          {offered.map((column) => (
            <MenuItem key={column.id} id={column.id} textValue={column.label} className="option">
              <span>{column.label}</span>
              {shown.includes(column.id) && <Icon name="check" size={12} />}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
