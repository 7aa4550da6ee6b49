import type { FinderView, SlotView } from "../../api/generated";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Use } from "./WindowPane";

/** Everything that the map shows, as a table: slots by rank, then the wished hours that cannot be had. */
export function AllWindows({ found, onClose }: { found: FinderView; onClose(): void }) {
  return (
    <Dialog
      title={`Windows for ${found.name}`}
      lead={[`${found.place}.`, found.estimate].filter(Boolean).join(" ")}
      size="large"
      onClose={onClose}
      buttons={<Button onPress={onClose}>Close</Button>}
    >
      <table className="grid wf-table" aria-label="Windows by rank">
        <thead>
          <tr>
            <th className="num">Rank</th>
            <th>Window</th>
            <th>Calls</th>
            <th>Lost</th>
            <th>Why</th>
            <th>Who is there</th>
            <th>
              <span className="unseen">Choose</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {found.slots.map((slot) => (
            <Row key={slot.words} slot={slot} order={found.id} />
          ))}
          {found.refused.map((slot) => (
            <Row key={slot.words} slot={slot} order={found.id} />
          ))}
        </tbody>
      </table>
      {found.ways_round.length > 0 && (
        <table className="grid wf-table" aria-label="Ways round">
          <thead>
            <tr>
              <th>Way round</th>
              <th>Costs</th>
              <th>What to do</th>
              <th>Source of the fee</th>
            </tr>
          </thead>
          <tbody>
            {found.ways_round.map((way) => (
              <tr key={way.title + way.text}>
                <th scope="row">{way.title}</th>
                <td className={way.fee === null ? "absent" : ""}>{way.cost}</td>
                <td>{way.text}</td>
                <td className="dim">{way.source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="small dim">{found.duty.join(". ")}.</p>
    </Dialog>
  );
}

function Row({ slot, order }: { slot: SlotView; order: FinderView["id"] }) {
  const had = slot.rank > 0;
  return (
    <tr className={had ? "" : "wf-refused"}>
      <td className="num dim">{had ? slot.rank : "–"}</td>
      <th scope="row">
        <span className="wf-when">{slot.words}</span>
        <span className="label wf-when">{slot.utc}</span>
      </th>
      <td className={slot.calls === "" ? "wf-when absent" : "wf-when"}>
        {slot.calls === "" ? "not known" : slot.calls}
      </td>
      <td className="wf-when">{had ? slot.lost : ""}</td>
      <td>
        {slot.reasons.join(" ")}
        {slot.source !== "" && <span className="label">{slot.source}</span>}
      </td>
      <td className="dim">{slot.support.map((it) => it.words).join(" ")}</td>
      <td>{had && <Use slot={slot} order={order} />}</td>
    </tr>
  );
}
