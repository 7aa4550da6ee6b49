import type { ReactNode } from "react";
import { actionOf, shortcutOf } from "../../actions";
import type { Head } from "../../api/generated";
import { Button } from "../../components/Button";
import { Icon, type IconName } from "../../components/Icon";
import { IconMark } from "../../components/IconMark";
import { Kbd } from "../../components/Kbd";
import { useNavigation } from "../../state/navigation";
import { useShell } from "../../state/shell";
import { isAlone, placeOf } from "./useHands";

interface ItemProps {
  icon: IconName;
  label: string;
  count?: ReactNode;
  title?: string;
  current?: boolean;
  onPress: () => void;
}

function Item({ icon, label, count, title, current = false, onPress }: ItemProps) {
  return (
    <li>
      <button
        type="button"
        className="tree-item"
        onClick={onPress}
        title={title}
        {...(current ? { "aria-current": "page" as const } : {})}
      >
        <Icon name={icon} />
        <span className="el">{label}</span>
        {count !== undefined && <span className="tree-count">{count}</span>}
      </button>
    </li>
  );
}

const screens = [
  { screen: "overview", icon: "overview" },
  { screen: "numbers", icon: "numbers" },
  { screen: "accounts", icon: "accounts" },
  { screen: "orders", icon: "orders" },
  { screen: "timeline", icon: "timeline" },
  { screen: "checklist", icon: "check" },
  { screen: "cutover", icon: "phone" },
  { screen: "costs", icon: "sheet" },
  { screen: "documents", icon: "document" },
  { screen: "problems", icon: "problems" },
  { screen: "carriers", icon: "carriers" },
  { screen: "history", icon: "undo" },
] as const;

function ProblemCount({ head }: { head: Head }) {
  return (
    <span className="row problem-count">
      {head.blockers > 0 && (
        <IconMark icon="blocker" label="blockers">
          {head.blockers}
        </IconMark>
      )}
      {head.warnings > 0 && (
        <IconMark icon="warning" label="warnings">
          {head.warnings}
        </IconMark>
      )}
    </span>
  );
}

/** The left pane: the project, its screens with what they hold, saved views, the palette. */
export function Tree({ head }: { head: Head }) {
  const { place, go } = useNavigation();
  const { show } = useShell();
  const counts: Partial<Record<string, ReactNode>> = {
    numbers: head.numbers.toLocaleString("en-US"),
    accounts: head.accounts,
    orders: head.orders,
    documents: head.orders,
    problems: head.blockers + head.warnings > 0 ? <ProblemCount head={head} /> : undefined,
  };
  const here = place.screen === "import" ? "numbers" : place.screen;
  return (
    <nav className="tree" data-pane="tree" tabIndex={-1} aria-label="Project">
      <div className="tree-head">
        <div className="el">
          <b className="el" title={head.file_name}>
            {head.client}
          </b>
          <span className="label el" title={head.route}>
            {head.sample ? `Sample · ${head.route}` : head.route}
          </span>
        </div>
        <Button
          look="quiet"
          icon="settings"
          aria-label="Project settings"
          onPress={() => show({ name: "settings" })}
        />
      </div>
      <ul>
        {screens.map(({ screen, icon }) => (
          <Item
            key={screen}
            icon={icon}
            label={actionOf(`view.${screen}`)?.label ?? screen}
            count={counts[screen]}
            title={`${actionOf(`view.${screen}`)?.label ?? screen} ${shortcutOf(`view.${screen}`).replaceAll("+", " ")}`.trim()}
            current={here === screen}
            onPress={() => go(isAlone(screen) ? { screen } : placeOf(screen))}
          />
        ))}
      </ul>
      {head.saved_views.length > 0 && (
        <>
          <h2 className="tree-group">Saved views</h2>
          <ul>
            {head.saved_views.map((view) => (
              <Item
                key={view.name}
                icon="filter"
                label={view.name}
                title={view.name}
                count={view.count.toLocaleString("en-US")}
                onPress={() => go({ screen: "numbers", id: null, query: view.query })}
              />
            ))}
          </ul>
        </>
      )}
      <span className="space" />
      <ul>
        <Item
          icon="search"
          label="Go to anything"
          count={<Kbd keys="Ctrl+K" />}
          onPress={() => show({ name: "palette" })}
        />
      </ul>
    </nav>
  );
}
