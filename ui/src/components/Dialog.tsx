import { type ReactNode, useEffect, useRef } from "react";
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

/** Takes the focus back into a dialog when what had it is gone or greyed out: Esc and Tab go on from there. */
function useFocusKept() {
  const main = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const dialog = main.current?.closest<HTMLElement>("[role=dialog]");
    if (!dialog) return;
    let due = 0;
    const look = () => {
      if (document.activeElement === document.body && !dialog.closest("[inert]")) dialog.focus();
    };
    const seen = new MutationObserver(() => {
      // A list that closes gives the focus back in the next frame by itself.
      cancelAnimationFrame(due);
      due = requestAnimationFrame(() => {
        due = requestAnimationFrame(look);
      });
    });
    seen.observe(dialog, { childList: true, subtree: true, attributeFilter: ["disabled"] });
    return () => {
      seen.disconnect();
      cancelAnimationFrame(due);
    };
  }, []);
  return main;
}

function Main({ children }: { children: ReactNode }) {
  return (
    <div ref={useFocusKept()} className="dialog-main" tabIndex={0}>
      {children}
    </div>
  );
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
          <Main>{children}</Main>
          {buttons && <footer className="dialog-foot">{buttons}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
