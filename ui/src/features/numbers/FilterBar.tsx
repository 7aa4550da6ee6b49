import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { AccountRow, GroupBy, NumbersQuery } from "../../api/generated";
import { Icon } from "../../components/Icon";
import { IconMark } from "../../components/IconMark";
import { chipValue, type FilterKey, without } from "./filters";
import { DISPOSITIONS, KINDS, USES } from "./words";

type Option = { id: string; label: string };

type FilterBarProps = {
  query: NumbersQuery;
  accounts: readonly AccountRow[];
  withProblems: number;
  sites: ReadonlyMap<number, string>;
  orders: ReadonlyMap<number, string>;
  onQuery(query: NumbersQuery): void;
};

const GROUPS: readonly { id: GroupBy; label: string }[] = [
  { id: "order", label: "Order" },
  { id: "account", label: "Account" },
  { id: "site", label: "Site" },
  { id: "none", label: "Nothing" },
];

/** The chips over the grid: which numbers are shown, and in which groups. */
export function FilterBar({ query, accounts, withProblems, sites, orders, onQuery }: FilterBarProps) {
  const names = { accounts, sites, orders };
  const value = (key: FilterKey) => chipValue(query, key, names);
  const remove = (key: FilterKey) => () => onQuery(without(query, key));
  const accountOptions = accounts.map((it) => ({
    id: String(it.id),
    label: `${it.carrier} ${it.account_number}`.trim(),
  }));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws and speaks as part of a form
    <div className="nb-filters" role="group" aria-label="Filters">
      <Chip
        label="Account"
        value={value("account")}
        options={accountOptions}
        chosen={query.account === null ? [] : [String(query.account)]}
        onChoose={([id]) => onQuery({ ...query, account: id === undefined ? null : Number(id) })}
        onRemove={remove("account")}
      />
      <Chip
        label="Kind"
        value={value("kind")}
        options={KINDS.map((it) => ({ id: it.value, label: it.label }))}
        chosen={query.kind === null ? [] : [query.kind]}
        onChoose={([id]) => onQuery({ ...query, kind: KINDS.find((it) => it.value === id)?.value ?? null })}
        onRemove={remove("kind")}
      />
      <Chip
        label="Use"
        value={value("uses")}
        options={USES.map((it) => ({ id: it.value, label: it.label }))}
        chosen={query.uses}
        several
        onChoose={(ids) =>
          onQuery({ ...query, uses: USES.map((it) => it.value).filter((it) => ids.includes(it)) })
        }
        onRemove={remove("uses")}
      />
      {(sites.size > 0 || query.site !== null) && (
        <Chip
          label="Site"
          value={value("site")}
          options={[...sites].map(([id, label]) => ({ id: String(id), label }))}
          chosen={query.site === null ? [] : [String(query.site)]}
          onChoose={([id]) => onQuery({ ...query, site: id === undefined ? null : Number(id) })}
          onRemove={remove("site")}
        />
      )}
      <Chip
        label="Order"
        value={value("order")}
        options={[...orders].map(([id, label]) => ({ id: String(id), label }))}
        chosen={query.order === null ? [] : [String(query.order)]}
        onChoose={([id]) => onQuery({ ...query, order: id === undefined ? null : Number(id) })}
        onRemove={remove("order")}
      />
      <Chip
        label="Disposition"
        value={value("disposition")}
        options={DISPOSITIONS.map((it) => ({ id: it.value, label: it.label }))}
        chosen={query.disposition === null ? [] : [query.disposition]}
        onChoose={([id]) =>
          onQuery({ ...query, disposition: DISPOSITIONS.find((it) => it.value === id)?.value ?? null })
        }
        onRemove={remove("disposition")}
      />
      <button
        type="button"
        className={`nb-chip${query.problems ? " on" : ""}`}
        aria-pressed={query.problems}
        onClick={() => onQuery({ ...query, problems: !query.problems })}
      >
        <IconMark icon="warning" />
        Has problems <b>{withProblems}</b>
      </button>
      {query.without_911 && (
        <button type="button" className="nb-chip on" onClick={remove("without_911")}>
          No 911 address
          <Icon name="close" size={12} />
          <span className="unseen">Take this filter off</span>
        </button>
      )}
      <span className="space" />
      <span className="label" aria-hidden="true">
        Group by
      </span>
      <MenuTrigger>
        <AriaButton
          className="nb-chip"
          aria-label={`Group by ${GROUPS.find((it) => it.id === query.group_by)?.label}`}
        >
          <b>{GROUPS.find((it) => it.id === query.group_by)?.label}</b>
          <Icon name="updown" size={12} />
        </AriaButton>
        <Popover className="popover">
          <Menu
            className="listbox"
            aria-label="Group by"
            selectionMode="single"
            selectedKeys={[query.group_by]}
            onAction={(id) =>
              onQuery({ ...query, group_by: GROUPS.find((it) => it.id === id)?.id ?? query.group_by })
            }
          >
            {GROUPS.map((it) => (
              <MenuItem key={it.id} id={it.id} className="option">
                {it.label}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}

type ChipProps = {
  label: string;
  /** What it holds; null while it does not filter. */
  value: string | null;
  options: readonly Option[];
  chosen: readonly string[];
  several?: boolean;
  onChoose(ids: string[]): void;
  onRemove(): void;
};

function Chip({ label, value, options, chosen, several = false, onChoose, onRemove }: ChipProps) {
  const on = value !== null;
  return (
    <span className={`nb-chip nb-filter${on ? " on" : ""}`}>
      <MenuTrigger>
        <AriaButton
          className="nb-chip-main"
          aria-label={on ? `${label}: ${value}. Change` : `Filter by ${label}`}
        >
          {label} {on && <b className="el">{value}</b>}
        </AriaButton>
        <Popover className="popover">
          <Menu
            className="listbox"
            aria-label={label}
            selectionMode={several ? "multiple" : "single"}
            selectedKeys={chosen}
            onSelectionChange={(keys) =>
              onChoose(keys === "all" ? options.map((it) => it.id) : [...keys].map(String))
            }
          >
            {options.map((it) => (
              <MenuItem key={it.id} id={it.id} textValue={it.label} className="option">
                <span>{it.label}</span>
                {chosen.includes(it.id) && <Icon name="check" size={12} />}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {on && (
        <button
          type="button"
          className="nb-chip-off"
          aria-label={`Take the filter ${label} off`}
          onClick={onRemove}
        >
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  );
}
