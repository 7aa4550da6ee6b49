import type { ReactNode } from "react";
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
  /** Why it cannot be saved now; empty when it can. */
  refused: string;
  pending: boolean;
  /** How the fields are laid out: one column, or the account's several. */
  layout?: "form" | "ac-form";
  /** Says whether it was saved; then the dialog closes. */
  onSave: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that is one form: what stands against saving is said beside the buttons, Enter saves. */
export function FormDialog({
  save,
  refused,
  pending,
  layout = "form",
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
          <span className="label space">{refused}</span>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="go" refused={refused} isDisabled={pending} onPress={() => void submit()}>
            {save}
          </Button>
        </>
      }
    >
      {error && <MessageBar error={error} onClose={clearError} />}
      <form
        className={layout}
        onSubmit={(event) => {
          event.preventDefault();
          if (refused === "") void submit();
        }}
      >
        {children}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
