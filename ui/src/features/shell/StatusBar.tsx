import type { Day, Head } from "../../api/generated";
import { Icon } from "../../components/Icon";
import { IconMark } from "../../components/IconMark";
import { useNavigation } from "../../state/navigation";

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** What holds the go-live up, when it is, and what the file is in. Every figure leads to what it counts. */
export function StatusBar({ head }: { head: Head }) {
  const { go } = useNavigation();
  const dates: [string, Day | null][] = [
    ["minimum", head.minimum],
    ["typical", head.typical],
    ["maximum", head.maximum],
  ];
  return (
    <footer className="status" data-pane="status" tabIndex={-1}>
      <button type="button" onClick={() => go({ screen: "problems" })}>
        <IconMark icon={head.blockers > 0 ? "blocker" : "ok"} quiet={head.blockers === 0}>
          {head.blockers > 0 ? counted(head.blockers, "blocker") : "no blockers"}
        </IconMark>
      </button>
      {head.warnings > 0 && (
        <button type="button" onClick={() => go({ screen: "problems" })}>
          <IconMark icon="warning">{counted(head.warnings, "warning")}</IconMark>
        </button>
      )}
      {head.go_live !== "" && (
        <button type="button" onClick={() => go({ screen: "timeline" })}>
          Go-live <b>{head.go_live}</b>
        </button>
      )}
      {dates.map(
        ([name, day]) =>
          day && (
            <button key={name} type="button" onClick={() => go({ screen: "overview" })}>
              {name} <b>{day.text}</b>
            </button>
          ),
      )}
      <span className="space" />
      {head.read_only !== null ? (
        <span>
          <Icon name="stay" /> Read only
        </span>
      ) : (
        head.saved !== "" && (
          <span>
            <Icon name="check" /> Saved {head.saved}
          </span>
        )
      )}
      <span>tz {head.tz_data}</span>
      <span>{head.today.text}</span>
    </footer>
  );
}
