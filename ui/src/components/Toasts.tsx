import { useEffect } from "react";
import { Button } from "./Button";

interface ToastView {
  id: number;
  text: string;
  action: { label: string; run: () => void; shortcut?: string } | null;
}

const seconds = 8;

function ToastRow({ toast, onClose }: { toast: ToastView; onClose: (id: number) => void }) {
  useEffect(() => {
    const timer = setTimeout(() => onClose(toast.id), seconds * 1000);
    return () => clearTimeout(timer);
  }, [toast.id, onClose]);
  const { action } = toast;
  return (
    <li className="toast">
      <span>{toast.text}</span>
      {action && (
        <Button
          look="quiet"
          {...(action.shortcut ? { shortcut: action.shortcut } : {})}
          onPress={() => {
            action.run();
            onClose(toast.id);
          }}
        >
          {action.label}
        </Button>
      )}
      <Button look="quiet" icon="close" aria-label="Close" onPress={() => onClose(toast.id)} />
    </li>
  );
}

/** What was just done, with a way back. Never the only place that says it: the record keeps it too. */
export function Toasts({ toasts, onClose }: { toasts: readonly ToastView[]; onClose: (id: number) => void }) {
  return (
    <div role="status" aria-live="polite" aria-label="What was done">
      <ul className="toasts">
        {toasts.map((toast) => (
          <ToastRow key={toast.id} toast={toast} onClose={onClose} />
        ))}
      </ul>
    </div>
  );
}
