import { useState } from "react";
import { actionOf } from "../../actions";
import { Button } from "../../components/Button";
import { Screen } from "../../components/Screen";
import { useNavigation } from "../../state/navigation";
import { useRun } from "../shell/useActions";

/** Nothing chosen yet: a file, or a list to paste. */
export function NoFile() {
  const run = useRun();
  const { go } = useNavigation();
  const [text, setText] = useState("");
  const read = (pasted: string) => {
    if (pasted.trim() !== "") go({ screen: "import", ticket: null, name: "pasted text", text: pasted });
  };
  return (
    <Screen title="Import">
      <div className="im-none">
        <h2>Choose a list, or paste one</h2>
        <p className="dim">
          A sheet as xlsx, xls, xlsb, ods, csv, tsv or txt; it can also be dropped anywhere on this window. Or
          paste cells, a list or a mail: numbers are found in running text, dates and amounts are left alone.
        </p>
        <textarea
          className="input"
          aria-label="Pasted list"
          placeholder="Paste here"
          // biome-ignore lint/a11y/noAutofocus: pasting is what this screen is for
          autoFocus
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPaste={(event) => {
            if (text !== "") return;
            event.preventDefault();
            read(event.clipboardData.getData("text/plain"));
          }}
        />
        <p className="row">
          <Button
            look="go"
            icon="sheet"
            onPress={() => {
              const action = actionOf("file.import");
              if (action !== undefined) run(action);
            }}
          >
            Choose a sheet…
          </Button>
          <Button refused={text.trim() === "" ? "Nothing is pasted yet." : ""} onPress={() => read(text)}>
            Read this text
          </Button>
        </p>
      </div>
    </Screen>
  );
}
