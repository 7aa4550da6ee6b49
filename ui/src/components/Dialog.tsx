import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "./Button";

interface DialogProps {
  title: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  children: ReactNode;
  /** Buttons at the right end below; the default one last. */
  buttons?: ReactNode;
  onClose: () => void;
  size?: "small" | "medium" | "large";
}

/** A window over the frame. Esc and a press outside close it; the focus stays inside and returns. */
export function Dialog({ title, lead, children, buttons, onClose, size = "medium" }: DialogProps) {
  return (
    <ModalOverlay className="scrim" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={`dialog ${size}`}>
        <AriaDialog className="dialog-body">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button look="quiet" icon="close" aria-label="Close" onPress={onClose} />
          </header>
          {lead && <p className="dialog-lead">{lead}</p>}
          <div className="dialog-main" tabIndex={0}>
            {children}
          </div>
          {buttons && <footer className="dialog-foot">{buttons}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
