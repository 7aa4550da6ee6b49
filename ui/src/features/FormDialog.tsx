import type { ReactNode } from "react";
import type { CallError } from "../api/error";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { MessageBar } from "../components/MessageBar";
import { useMessageState, useMessages } from "../state/messages";

export interface FormDialogProps {
  title: string;
  lead?: ReactNode;
  size?: "small" | "medium" | "large";
  /** On the button that saves. */
  save: string;
  /** On the button that does not. */
  cancel?: string;
  /** Why it cannot be saved now; empty when it can. */
  refused?: string;
  pending: boolean;
  /** How the fields are laid out: one column, or the account's several. */
  layout?: "form" | "ac-form";
  /** Another way out, at the left end of the buttons. */
  other?: ReactNode;
  /** Why there is nothing to fill in. */
  trouble?: CallError | null;
  /** Says whether it was saved; then the dialog closes. */
  onSave: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that is one form: what stands against saving is said beside the buttons, Enter saves. */
export function FormDialog({
  save,
  cancel = "Cancel",
  refused = "",
  pending,
  layout = "form",
  other,
  trouble = null,
  onSave,
  onClose,
  children,
  ...frame
}: FormDialogProps) {
  const { error } = useMessageState();
  const { clearError } = useMessages();
  const submit = async () => {
    if (await onSave()) onClose();
  };
  return (
    <Dialog
      {...frame}
      onClose={onClose}
      buttons={
        <>
          {other}
          <span className="label space">{refused}</span>
          <Button onPress={onClose}>{cancel}</Button>
          <Button look="go" refused={refused} isDisabled={pending} onPress={() => void submit()}>
            {save}
          </Button>
        </>
      }
    >
      {error && <MessageBar error={error} onClose={clearError} />}
      {trouble && <MessageBar error={trouble} />}
      <form
        className={layout}
        onSubmit={(event) => {
          event.preventDefault();
          // A form over this one is its child all the same.
          event.stopPropagation();
          if (refused === "" && !pending) void submit();
        }}
      >
        {children}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
