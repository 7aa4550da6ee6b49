import { useState } from "react";
import type { UploadEntry, UploadView } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import { Wait } from "../../components/Screen";
import { Select } from "../../components/Select";
import { useExport } from "./useExport";

/** An upload file as the carrier will read it: its format with its source, what it refuses, the text itself. */
export function UploadPane({ upload }: { upload: UploadEntry }) {
  const [format, setFormat] = useState<string | null>(null);
  const view = useAsk("upload_view", { order: upload.order, format }, { keep: true });
  return (
    <section className="doc-stage alone doc-upload" tabIndex={0} aria-label="Upload file">
      <Wait of={view}>{(it) => <Body upload={upload} view={it} format={format} onFormat={setFormat} />}</Wait>
    </section>
  );
}

interface BodyProps {
  upload: UploadEntry;
  view: UploadView;
  format: string | null;
  onFormat(format: string): void;
}

function Body({ upload, view, format, onFormat }: BodyProps) {
  const folder = upload.entry.name.split("/")[0] ?? "";
  const exporting = useExport("letter");
  const save = () =>
    exporting(
      view.files.map((it) => `${folder}/${it.name}`),
      format === null ? {} : { format },
    );
  return (
    <div className="doc-upload-in">
      <div className="row">
        <Select
          label="Format"
          value={view.format.id}
          choices={view.formats.map((it) => ({ value: it.id, label: it.name, detail: it.sure }))}
          onChange={onFormat}
        />
        <span className="space" />
        <Button icon="document" onPress={() => void save()}>
          Export this…
        </Button>
      </div>
      <p className="small">
        {view.format.note}{" "}
        <span className="dim">
          {view.format.sure}; {view.format.cap}.
        </span>
      </p>
      <p className="label">
        {view.format.source}, read {view.format.as_of}
      </p>
      {view.findings.length > 0 && (
        <ul className="checks" aria-label="Refused and missing fields">
          {view.findings.map((it) => (
            <li key={`${it.subject} ${it.message}`}>
              <IconMark icon={it.severity} label={it.severity} />
              <span>
                <b>
                  {it.subject}: {it.message}
                </b>
                <small>{it.hint}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
      {view.files.map((file) => (
        <figure key={file.name}>
          <figcaption className="label">
            {file.name}, {file.detail}
          </figcaption>
          <section className="doc-upload-text" tabIndex={0} aria-label={file.name}>
            <pre className="literal">{file.text}</pre>
          </section>
        </figure>
      ))}
      {view.files.length === 0 && <p className="dim">No number of this order goes into such a file.</p>}
    </div>
  );
}
