import { Button } from "./Button";
import { IconMark } from "./IconMark";

interface MessageBarProps {
  error: { message: string; hint: string };
  onClose?: () => void;
}

/** Messages of the core are sentences without their full stop; a hint follows as the next one. */
function sentence(message: string): string {
  return /[.!?…]$/.test(message) ? message : `${message}.`;
}

/** What could not be done and what to try; quiet, in place, until it is closed or something works. */
export function MessageBar({ error, onClose }: MessageBarProps) {
  return (
    <div className="message blocker" role="alert">
      <IconMark icon="blocker" label="Not done" />
      <p>
        <b>{sentence(error.message)}</b> {error.hint}
      </p>
      {onClose && <Button look="quiet" icon="close" aria-label="Close the message" onPress={onClose} />}
    </div>
  );
}
