import type { NumberGroup } from "../../api/generated";
import { Icon } from "../../components/Icon";
import { IconMark } from "../../components/IconMark";

type GroupHeadingProps = { group: NumberGroup; closed: boolean; onToggle(): void };

export function GroupHeading({ group, closed, onToggle }: GroupHeadingProps) {
  return (
    <>
      <button type="button" className="nb-group" tabIndex={-1} aria-expanded={!closed} onClick={onToggle}>
        <Icon name={closed ? "right" : "down"} size={10} />
        <b>{group.title}</b>
      </button>
      {group.detail !== "" && <span className="dim el">{group.detail}</span>}
      <span className="dim">
        {group.count.toLocaleString("en")} {group.count === 1 ? "number" : "numbers"}
      </span>
      {group.blockers > 0 && (
        <IconMark icon="blocker">
          {group.blockers}
          <span className="unseen">blockers</span>
        </IconMark>
      )}
      {group.warnings > 0 && (
        <IconMark icon="warning">
          {group.warnings}
          <span className="unseen">warnings</span>
        </IconMark>
      )}
      <span className="space" />
      {group.end !== "" && <span className="dim">{group.end}</span>}
    </>
  );
}
