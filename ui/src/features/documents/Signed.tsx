import { useState } from "react";
import type { PackageView } from "../../api/generated";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import { host } from "../../host";
import type { Ticketed } from "../../host/host";
import { useDropped } from "../../state/drops";
import { useSaveAs } from "../evidence/useSaveAs";
import { SignDialog } from "./SignDialog";

/** The signature under a letter: who, when and how, whether it holds; and where a signed copy comes in. */
export function Signed({ pack }: { pack: PackageView }) {
  const [taken, setTaken] = useState<{ file: Ticketed | null } | null>(null);
  const save = useSaveAs();
  const { signature, signing } = pack;
  const may = signing.refused === "";
  useDropped(([dropped]) => may && dropped && setTaken({ file: dropped }));
  const choose = async () => {
    const file = await host().pick("document");
    if (file) setTaken({ file });
  };
  return (
    <section className="inspector-section">
      <h3>Signed copy</h3>
      {signature && (
        <div className="signed">
          <IconMark icon={signature.void === "" ? "ok" : "blocker"}>{signature.words}</IconMark>
          {signature.void !== "" && <b className="void">{signature.void}</b>}
          {signature.changed.map((it) => (
            <p key={it.field} className="small">
              {it.field}: <s>{it.signed}</s> → <b>{it.now}</b>
            </p>
          ))}
          {signature.came !== "" && <p className="dim small">{signature.came}</p>}
          {signature.file === "" ? (
            <p className="dim small">
              The signed file is not attached; the package holds the letter without it.
            </p>
          ) : (
            <button
              type="button"
              className="link small"
              onClick={() => signature.attachment !== null && void save(signature.attachment)}
            >
              {signature.file}
            </button>
          )}
        </div>
      )}
      {may ? (
        <>
          <div className="drop-here">
            Drop the signed PDF here, or
            <button type="button" className="link" onClick={() => void choose()}>
              choose it…
            </button>
          </div>
          <Button look="quiet" icon="pen" onPress={() => setTaken({ file: null })}>
            Sign on screen…
          </Button>
        </>
      ) : (
        pack.frozen === "" && <p className="dim small">{signing.refused}</p>
      )}
      {taken && <SignDialog pack={pack} file={taken.file} onClose={() => setTaken(null)} />}
    </section>
  );
}

/** What goes to the carrier one by one, and what it may refuse. */
export function CarrierFiles({ pack }: { pack: PackageView }) {
  return (
    <section className="inspector-section">
      <h3>
        Separate files
        <span className="label">{pack.files.length}</span>
      </h3>
      <ul className="checks complete">
        {pack.files.map((file) => (
          <li key={file.name}>
            <IconMark
              icon={file.trouble === "" ? "ok" : "warning"}
              quiet={file.trouble === ""}
              label="file"
            />
            <span title={file.name}>
              <span className="file-name">{file.name}</span>
              <small>{[file.detail, file.trouble].filter(Boolean).join(". ")}</small>
            </span>
          </li>
        ))}
      </ul>
      <p className="label">{pack.file_rule}</p>
    </section>
  );
}
