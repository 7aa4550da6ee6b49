import type { ReactNode } from "react";
import { MessageBar } from "./MessageBar";

interface ScreenProps {
  title: string;
  /** Grey sentence beside the title. */
  note?: ReactNode;
  /** Buttons at the right end of the bar. */
  tools?: ReactNode;
  /** What stands between the title and the tools, such as tabs. */
  lead?: ReactNode;
  children: ReactNode;
  /** The pane at the right; left out when there is nothing to inspect. */
  inspector?: ReactNode;
  inspectorLabel?: string;
  /** Nothing in the work takes the focus: it takes it itself, so that keys can scroll it. */
  still?: boolean;
}

/** The main area: header bar, work, inspector. Each is a stop of F6. */
export function Screen(props: ScreenProps) {
  const { title, note, tools, lead, children, inspector, inspectorLabel, still = false } = props;
  return (
    <div className={inspector ? "screen with-inspector" : "screen"} data-pane="main" tabIndex={-1}>
      <header className="bar">
        <h1>{title}</h1>
        {lead}
        {note && <span className="dim el">{note}</span>}
        <span className="space" />
        {tools}
      </header>
      <main className="work" {...(still ? { tabIndex: 0, "aria-label": title } : {})}>
        {children}
      </main>
      {inspector && (
        <aside
          className="inspector"
          data-pane="inspector"
          tabIndex={0}
          aria-label={inspectorLabel ?? "Details"}
        >
          {inspector}
        </aside>
      )}
    </div>
  );
}

interface WaitProps<Answer> {
  of: { data: Answer | undefined; error: { message: string; hint: string } | null };
  children: (answer: Answer) => ReactNode;
}

/** Shows what was asked for, or why it did not come. Nothing at all for the moment in between. */
export function Wait<Answer>({ of, children }: WaitProps<Answer>) {
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <MessageBar error={of.error} />;
  return <div className="waiting" aria-busy="true" />;
}
