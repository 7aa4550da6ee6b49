import { closed } from "../format/sentence";
import { Button } from "./Button";
import { IconMark } from "./IconMark";

interface MessageBarProps {
  error: { message: string; hint: string };
  onClose?: () => void;
}

/** What could not be done and what to try; quiet, in place, until it is closed or something works. */
export function MessageBar({ error, onClose }: MessageBarProps) {
  return (
    <div className="message blocker" role="alert">
      <IconMark icon="blocker" label="Not done" />
      <p>
        <b>{closed(error.message)}</b> {error.hint}
      </p>
      {onClose && <Button look="quiet" icon="close" aria-label="Close the message" onPress={onClose} />}
    </div>
  );
}
