import "./finder.css";
import { useState } from "react";
import type { FinderView, OrderId, SlotView } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import { Wait } from "../../components/Screen";
import { useNavigation } from "../../state/navigation";
import { CallLegend } from "../evidence/CallWeek";
import { RequestDialog } from "../orders/RequestDialog";
import { AllWindows } from "./AllWindows";
import { DutyDialog } from "./DutyDialog";
import { HeatMap } from "./HeatMap";

/** Slots told beside the map; the rest stand in the table. */
const TOLD = 3;

/** The window finder of one order: hours × days with calls and rules, and the best slots in words. */
export function WindowPane({ order }: { order: OrderId }) {
  const answer = useAsk("window_find", { id: order }, { keep: true });
  const [folded, setFolded] = useState(false);
  return (
    <section
      className={folded ? "wf folded" : "wf"}
      aria-label={answer.data ? `Window for ${answer.data.name}` : "Window"}
    >
      <Wait of={answer}>
        {(found) => <Finder key={found.id} found={found} folded={folded} onFold={() => setFolded(!folded)} />}
      </Wait>
    </section>
  );
}

type FinderProps = { found: FinderView; folded: boolean; onFold(): void };

function Finder({ found, folded, onFold }: FinderProps) {
  const [week, setWeek] = useState(found.week);
  const [open, setOpen] = useState<"all" | "duty" | "ask" | null>(null);
  const { go } = useNavigation();
  const shown = found.weeks[week];
  const close = () => setOpen(null);
  return (
    <>
      <div className="wf-map">
        <header className="wf-title">
          <h2>Window for {found.name}</h2>
          <span className="small dim el">{found.volume}</span>
          <span className="space" />
          {shown && !folded && (
            <span className="row wf-week">
              <Button
                look="quiet"
                aria-label="Week before"
                refused={week === 0 ? "This is the first week that can be had." : ""}
                onPress={() => setWeek(week - 1)}
              >
                ‹
              </Button>
              <span className="small" aria-live="polite">
                {shown.label}
              </span>
              <Button
                look="quiet"
                aria-label="Week after"
                refused={week + 1 >= found.weeks.length ? "This is the last week that is looked at." : ""}
                onPress={() => setWeek(week + 1)}
              >
                ›
              </Button>
            </span>
          )}
          <Button
            look="quiet"
            icon={folded ? "up" : "down"}
            aria-label="Window finder"
            aria-expanded={!folded}
            onPress={onFold}
          />
        </header>
        {folded ? null : shown ? (
          <HeatMap
            week={shown}
            slots={found.slots}
            label={`Calls and hours for ${found.name}, ${shown.label}`}
          />
        ) : (
          <p className="small absent">{found.over}</p>
        )}
      </div>
      <div className="wf-legend small" tabIndex={0} hidden={folded}>
        {found.legend.length > 0 && (
          <>
            <span className="label">Calls per hour</span>
            <CallLegend legend={found.legend} />
          </>
        )}
        <ul className="wf-keys">
          {found.carrier_hours.map((hours) => (
            <li key={hours}>
              <i className={hours.endsWith("when asked") ? "wf-key asked" : "wf-key"} aria-hidden="true" />
              {hours}, business days
            </li>
          ))}
          <li>
            <i className="wf-key shut" aria-hidden="true" />
            freeze, holiday, weekend: no activation
          </li>
        </ul>
        {found.verdict && (
          <aside className="wf-verdict" aria-label={found.verdict.title}>
            <IconMark icon="info">
              <b>{found.verdict.title}</b>
            </IconMark>
            <p>{found.verdict.text}</p>
            {found.ways_round.map((way) => (
              <p key={way.title}>
                {way.title}: {way.cost}. <span className="label">{way.source}</span>
              </p>
            ))}
          </aside>
        )}
        {found.estimate !== "" && <p className="dim">{found.estimate}</p>}
        {found.volume_note !== "" && <p className="dim">{found.volume_note}</p>}
      </div>
      <div className="wf-slots" tabIndex={0} hidden={folded}>
        {found.over !== "" && <p className="small dim">{found.over}</p>}
        {found.moved !== "" && <Moved found={found} />}
        <ol className="wf-ranks" aria-label="Best windows">
          {found.slots.slice(0, TOLD).map((slot) => (
            <Slot key={slot.rank} slot={slot} order={found.id} />
          ))}
        </ol>
        <div className="row wf-more">
          <Button look="link" onPress={() => setOpen("all")}>
            All windows as a table
          </Button>
          <Button look="link" onPress={() => setOpen("ask")}>
            Ask for another…
          </Button>
          <Button look="link" onPress={() => setOpen("duty")}>
            On-duty hours…
          </Button>
          <Button look="link" onPress={() => go({ screen: "orders", id: found.id })}>
            Open {found.name}
          </Button>
        </div>
      </div>
      {open === "all" && <AllWindows found={found} onClose={close} />}
      {open === "duty" && <DutyDialog onClose={close} />}
      {open === "ask" && <Ask order={found.id} onClose={close} />}
    </>
  );
}

function Ask({ order, onClose }: { order: OrderId; onClose(): void }) {
  const { data } = useAsk("order_detail", { id: order });
  return data === undefined ? null : <RequestDialog order={data} onClose={onClose} />;
}

/** The zone data moved what was agreed; a person asks the carrier and takes the new instants over. */
function Moved({ found }: { found: FinderView }) {
  const { run, pending } = useChange("window_take_over");
  return (
    <aside className="wf-moved small" aria-label="Moved by new zone data">
      <IconMark icon="warning">
        <b>{found.moved}</b>
      </IconMark>
      <Button
        look="link"
        refused={pending ? "The change is on its way." : ""}
        onPress={() => void run({ id: found.id })}
      >
        Take the new instants over
      </Button>
    </aside>
  );
}

function Slot({ slot, order }: { slot: SlotView; order: OrderId }) {
  return (
    <li className={slot.rank === 1 ? "first" : ""}>
      <span className="wf-n">{slot.rank}</span>
      <span className="wf-words">
        <b>{slot.words}</b>
        <span title={slot.reasons.join(" ")}>{slot.reason}</span>
      </span>
      <Use slot={slot} order={order} />
    </li>
  );
}

/** Chooses a slot: it becomes what the order asks for. */
export function Use({ slot, order }: { slot: SlotView; order: OrderId }) {
  const { run, pending } = useChange("order_request");
  if (slot.planned) {
    return (
      <IconMark icon="ok" quiet>
        {slot.confirmed ? "confirmed" : "planned"}
      </IconMark>
    );
  }
  return (
    <Button
      look="link"
      aria-label={`Use ${slot.words}`}
      refused={pending ? "The change is on its way." : ""}
      onPress={() => void run({ id: order, window: slot.window })}
    >
      Use
    </Button>
  );
}
