import "./whatif.css";
import type { OrderId } from "../../api/generated";
import { useAsk } from "../../api/hooks";

interface RejectionOutlookProps {
  order: OrderId;
  /** ISO, or empty for today. */
  date: string;
  field: string;
  holds: string;
  code: string;
}

/** What the rejection means, while it is entered: what to put right, and where the dates move. */
export function RejectionOutlook({ order, date, field, holds, code }: RejectionOutlookProps) {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null;
  const { data, error } = useAsk(
    "rejection_outlook",
    { id: order, date: day, field, holds, code },
    { keep: true },
  );
  if (error || !data) return null;
  return (
    <section className="wi-outlook" aria-label="What it means" aria-live="polite">
      {data.fix && <p>{data.fix.text}</p>}
      {data.fix?.noticed.map((it) => (
        <p key={it} className="dim">
          Noticed beforehand: {it}
        </p>
      ))}
      <p>{data.said.join(" ")}</p>
    </section>
  );
}
