import type { NightView } from "../../api/generated";
import { Button } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { IconMark } from "../../components/IconMark";

interface OpenPanelProps {
  view: NightView;
  onSign: () => void;
  onNote: () => void;
  onAgain: () => void;
}

/** What is still open, who is on the line, and the signature. */
export function OpenPanel({ view, onSign, onNote, onAgain }: OpenPanelProps) {
  const { sign } = view;
  return (
    <aside className="nt-open" aria-label="Still open" tabIndex={0}>
      <h2>
        Still open
        <span className={view.open.length > 0 ? "nt-not" : ""}>
          {view.open.length > 0 ? "not done" : "nothing"}
        </span>
      </h2>
      <ul>
        {view.open.map((it) => (
          <li key={it.mark.text} className={it.mark.icon === "warning" ? "" : "blocks"}>
            <IconMark icon={it.mark.icon} />
            <span>
              <b>{it.mark.text}</b>
              <small>{it.detail}</small>
            </span>
          </li>
        ))}
      </ul>
      <h2>On the line</h2>
      <ul className="nt-people">
        {view.contacts.map((it) => (
          <li key={it.key}>
            <Icon name="phone" />
            <span>
              {it.role}
              <small>
                {[it.name, it.telephone].filter((words) => words !== "").join(" · ") || "not entered"}
              </small>
            </span>
            <em>{it.reachable}</em>
          </li>
        ))}
      </ul>
      <div className="nt-sign-off">
        {sign.signed === "" ? (
          <>
            <Button
              look={sign.against === "" ? "go" : "plain"}
              icon="stay"
              shortcut="S"
              refused={sign.against !== "" && !sign.with_reason ? sign.against : ""}
              onPress={onSign}
            >
              Sign the night off
            </Button>
            <small>{sign.rest || "Everything is proven."}</small>
          </>
        ) : (
          <p className="nt-signed">
            <IconMark icon="ok">Signed</IconMark> {sign.signed}
          </p>
        )}
        {view.may_open_again && (
          <Button look="link" shortcut="A" onPress={onAgain}>
            Open the night again…
          </Button>
        )}
      </div>
      <h2>
        Notes
        <Button look="link" shortcut="J" onPress={onNote}>
          Write one
        </Button>
      </h2>
      <ol className="nt-log">
        {view.log.map((it, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what happened is only added to
          <li key={view.log.length - place}>
            <span>{it.at}</span>
            <span>
              {it.text}
              <small>{it.who}</small>
            </span>
          </li>
        ))}
      </ol>
    </aside>
  );
}
