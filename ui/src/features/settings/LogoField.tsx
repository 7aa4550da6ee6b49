import type { CallError } from "../../api/error";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { host } from "../../host";
import { useMessages } from "../../state/messages";

/** The consultant's logo: a picture that stands in the head of every document but the letter. */
export function LogoField({ logo }: { logo: string }) {
  const set = useChange("logo_set");
  const remove = useChange("logo_remove");
  const messages = useMessages();
  const choose = async () => {
    try {
      const file = await host().pick("document");
      if (file) await set.run({ ticket: file.ticket });
    } catch (refused) {
      messages.refused(refused as CallError);
    }
  };
  return (
    <div className="row">
      <span className="el small dim">
        Logo <span className="label">{logo === "" ? "none: the first letter in a square" : logo}</span>
      </span>
      <span className="space" />
      <Button isPending={set.pending} onPress={() => void choose()}>
        Choose…
      </Button>
      {logo !== "" && (
        <Button isPending={remove.pending} onPress={() => void remove.run({})}>
          Take away
        </Button>
      )}
    </div>
  );
}
