import type { ImportPreview, Leaving } from "../../api/generated";
import { IconMark } from "../../components/IconMark";
import { Select } from "../../components/Select";
import type { Choices } from "./choices";
import { More } from "./Numbers";

const LEAVINGS: readonly { value: Leaving; label: string; detail: string }[] = [
  { value: "keep", label: "Keep", detail: "marked as gone from the list" },
  { value: "stay", label: "Stays", detail: "with the losing carrier" },
  { value: "disconnect", label: "Disconnect", detail: "is given up" },
  { value: "remove", label: "Remove", detail: "out of the project" },
];

/** Numbers that an earlier version of the list holds and this one does not: what becomes of each, or of all. */
export function Gone({ preview, choices }: { preview: ImportPreview; choices: Choices }) {
  const { gone, outcome } = preview;
  const former = preview.earlier.find((list) => list.id === preview.newer_of);
  if (gone.length === 0) {
    return (
      <p className="im-empty dim">
        {former === undefined
          ? "This list is no newer version of another one, so nothing is missing."
          : `Every number of ${former.file} is here.`}
      </p>
    );
  }
  return (
    <>
      <div className="im-faults">
        <span>
          {former?.file} holds them, and this list does not. They lose the mark of this list; nothing is
          deleted unless you say so.
        </span>
        <Select
          label="All that are gone"
          bare
          value={choices.leaving}
          placeholder="each by itself"
          choices={LEAVINGS}
          onChange={choices.leaveAll}
        />
      </div>
      <table className="grid im-gone">
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">Name, use, account</th>
            <th scope="col">Until now</th>
            <th scope="col">What becomes of it</th>
          </tr>
        </thead>
        <tbody>
          {gone.map((line) => (
            <tr key={line.id}>
              <td className="literal">{line.number}</td>
              <td className="el">{line.words}</td>
              <td>{line.disposition}</td>
              <td>
                {line.sent === "" ? (
                  <Select
                    label={`What becomes of ${line.number}`}
                    bare
                    value={line.leaving}
                    choices={LEAVINGS}
                    onChange={(leaving) => choices.leave(line.id, leaving)}
                  />
                ) : (
                  <IconMark icon="frozen">{line.sent} was sent, it stays in it</IconMark>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <More shown={gone.length} all={outcome.gone} />
    </>
  );
}
