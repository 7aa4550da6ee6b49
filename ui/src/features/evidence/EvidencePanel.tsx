import "./evidence.css";
import { useState } from "react";
import type { AttachmentRow } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { IconMark, isQuiet } from "../../components/IconMark";
import { Menu } from "../../components/Menu";
import { useDropped } from "../../state/drops";
import { ChangeDialog } from "./ChangeDialog";
import { evidenceOf, iconOf } from "./form";
import { TakeCsr } from "./TakeCsr";
import { useAttach } from "./useAttach";
import { useSaveAs } from "./useSaveAs";

interface EvidencePanelProps {
  account?: number | null;
  order?: number | null;
  /** Whose evidence it is: `Lakeland`, `NDG-02`. */
  whose: string;
}

/** Bills, CSRs, letters and messages of an account or an order, as they came. */
export function EvidencePanel({ account = null, order = null, whose }: EvidencePanelProps) {
  const list = useAsk("attachments_list", evidenceOf(account, order), { keep: true });
  const remove = useChange("attachment_remove").run;
  const save = useSaveAs();
  const [changing, setChanging] = useState<AttachmentRow | null>(null);
  const [csr, setCsr] = useState<number | null>(null);
  const attach = useAttach({ account, order, whose }, (added) => setCsr(added.csr ? added.id : null));
  useDropped(([dropped]) => dropped && attach.take(dropped));

  const act = (row: AttachmentRow, what: string) => {
    if (what === "save") void save(row.id);
    if (what === "change") setChanging(row);
    if (what === "csr") setCsr(row.id);
    if (what === "remove") void remove({ id: row.id });
  };
  const view = list.data;
  return (
    <section className="evidence" aria-label={`Evidence of ${whose}`}>
      <header className="section-head">
        <h2>Evidence</h2>
        <span className="dim small">{view?.note}</span>
        {view && view.missing !== "" && (
          <span className="small">
            <IconMark icon="warning">{view.missing}</IconMark>
          </span>
        )}
        <span className="label">drop files here</span>
        <Button icon="attach" onPress={() => void attach.choose()}>
          Attach…
        </Button>
      </header>
      {view && view.attachments.length > 0 ? (
        <table className="grid evidence-files">
          <thead>
            <tr>
              <th>Kind</th>
              <th>Dated</th>
              <th>File</th>
              <th>Content</th>
              <th>SHA-256</th>
              <th className="evidence-taken">Taken in</th>
              <th>
                <span className="unseen">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {view.attachments.map((row) => (
              <FileRow key={row.id} row={row} onAct={(what) => act(row, what)} />
            ))}
          </tbody>
        </table>
      ) : (
        view && (
          <p className="dim small evidence-none">
            Nothing attached yet.{" "}
            {order === null
              ? "Bills and CSRs are asked for with every order; drop them here as they came."
              : "The signed LOA, the written FOC and messages belong here; drop them as they came."}
          </p>
        )
      )}
      {attach.dialog}
      {changing && view && (
        <ChangeDialog row={changing} kinds={view.kinds} onClose={() => setChanging(null)} />
      )}
      {csr !== null && <TakeCsr id={csr} onClose={() => setCsr(null)} />}
    </section>
  );
}

function FileRow({ row, onAct }: { row: AttachmentRow; onAct: (what: string) => void }) {
  return (
    <tr>
      <td>
        <span className="evidence-line evidence-kind">
          <Icon name={iconOf(row.media)} />
          {row.kind_words}
        </span>
      </td>
      <td>
        <span className="evidence-line">
          <span className={row.dated === "" ? "absent" : ""}>{row.dated_words}</span>
          {row.age && (
            <IconMark icon={row.age.icon} quiet={isQuiet(row.age.icon)}>
              {row.age.text}
            </IconMark>
          )}
        </span>
      </td>
      <td className="evidence-name">
        <span className="el" title={row.label}>
          {row.label}
        </span>
        {(row.odd !== "" || row.note !== "") && (
          <span className="label el" title={`${row.odd} ${row.note}`.trim()}>
            {row.odd !== "" ? <IconMark icon="warning">{row.odd}</IconMark> : row.note}
          </span>
        )}
      </td>
      <td className="dim">{row.detail}</td>
      <td className="mono dim" title={row.sha256}>
        {row.hash}
      </td>
      <td className="dim evidence-taken">{row.taken}</td>
      <td>
        <span className="evidence-line evidence-acts">
          {row.csr === "offered" && (
            <Button look="link" onPress={() => onAct("csr")}>
              Take as CSR…
            </Button>
          )}
          {row.csr === "taken" && (
            <IconMark icon="ok" quiet>
              taken in
            </IconMark>
          )}
          <Button look="link" aria-label={`Save ${row.label} as`} onPress={() => onAct("save")}>
            Save as…
          </Button>
          <Menu
            label={`More for ${row.label}`}
            choices={[
              { id: "change", label: "Change kind, date or note…" },
              ...(row.csr === "taken" ? [{ id: "csr", label: "Take as CSR again…" }] : []),
              { id: "remove", label: "Remove" },
            ]}
            onChoose={onAct}
          >
            <Button look="quiet" icon="down" aria-label={`More for ${row.label}`} />
          </Menu>
        </span>
      </td>
    </tr>
  );
}
