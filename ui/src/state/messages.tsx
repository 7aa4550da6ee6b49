import { createContext, type ReactNode, useContext, useMemo, useReducer } from "react";
import type { CallError } from "../api/error";

export interface ToastAction {
  label: string;
  run: () => void;
}

export interface Toast {
  id: number;
  text: string;
  /** Offers to take the change back, or to bring it again. */
  way: "undo" | "redo" | null;
  action: ToastAction | null;
}

export interface MessageState {
  error: CallError | null;
  toasts: readonly Toast[];
  next: number;
}

export type MessageEvent =
  | { type: "refused"; error: CallError }
  | { type: "clear" }
  | { type: "say"; text: string; way: Toast["way"]; action: ToastAction | null }
  | { type: "dismiss"; id: number };

export const noMessages: MessageState = { error: null, toasts: [], next: 1 };

/** At most two toasts; a new change takes the place of the last one's, whose way back is gone. */
export function messageReducer(state: MessageState, event: MessageEvent): MessageState {
  switch (event.type) {
    case "refused":
      return { ...state, error: event.error };
    case "clear":
      return state.error === null ? state : { ...state, error: null };
    case "say": {
      const { text, way, action } = event;
      const kept = state.toasts.filter((it) => way === null || it.way === null).slice(-1);
      return { ...state, next: state.next + 1, toasts: [...kept, { id: state.next, text, way, action }] };
    }
    case "dismiss":
      return { ...state, toasts: state.toasts.filter((it) => it.id !== event.id) };
  }
}

/** What a toast says of a change. The record names an undo with its verb, which the toast has already. */
export function doneWords(command: string, label: string): string {
  if (command === "undo") return `Undone: ${label.replace(/^Undo /, "")}`;
  if (command === "redo") return `Done again: ${label.replace(/^Redo /, "")}`;
  return sentenceStart(label);
}

const sentenceStart = (label: string): string => `${label.charAt(0).toUpperCase()}${label.slice(1)}`;

export interface Messages {
  refused(error: CallError): void;
  clearError(): void;
  /** Says what a command changed. Undo names what it took back and offers to bring it again. */
  changed(command: string, label: string): void;
  say(text: string, action?: ToastAction): void;
  dismiss(id: number): void;
}

const StateContext = createContext<MessageState>(noMessages);
const MessagesContext = createContext<Messages | null>(null);

export function MessagesProvider({ children }: { children: ReactNode }) {
  const [state, send] = useReducer(messageReducer, noMessages);
  const messages = useMemo<Messages>(
    () => ({
      refused: (error) => send({ type: "refused", error }),
      clearError: () => send({ type: "clear" }),
      changed: (command, label) => {
        const text = doneWords(command, label);
        send({ type: "say", text, way: command === "undo" ? "redo" : "undo", action: null });
      },
      say: (text, action) => send({ type: "say", text, way: null, action: action ?? null }),
      dismiss: (id) => send({ type: "dismiss", id }),
    }),
    [],
  );
  return (
    <MessagesContext value={messages}>
      <StateContext value={state}>{children}</StateContext>
    </MessagesContext>
  );
}

export function useMessages(): Messages {
  const messages = useContext(MessagesContext);
  if (!messages) throw new Error("useMessages stands outside MessagesProvider");
  return messages;
}

export const useMessageState = (): MessageState => useContext(StateContext);
