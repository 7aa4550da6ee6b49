import type { ReactNode } from "react";

const shapes = {
  blocker: (
    <>
      <path d="M5.3 1.8h5.4l3.5 3.5v5.4l-3.5 3.5H5.3l-3.5-3.5V5.3z" fill="currentColor" stroke="none" />
      <path d="M5 8h6" stroke="var(--bg-main)" strokeWidth="2" />
    </>
  ),
  warning: (
    <>
      <path d="M8 1.6 15 14H1z" fill="currentColor" stroke="none" />
      <path d="M8 6v3.6" stroke="var(--bg-main)" strokeWidth="1.7" />
      <path d="M8 11.9v.1" stroke="var(--bg-main)" strokeWidth="2" />
    </>
  ),
  ok: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="m5.3 8.2 1.9 1.9 3.5-4" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 7.5v3.6M8 5v.1" />
    </>
  ),
  note: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 7.5v3.6M8 5v.1" />
    </>
  ),
  rejected: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="m5.8 5.8 4.4 4.4M10.2 5.8l-4.4 4.4" />
    </>
  ),
  waiting: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 4.6V8l2.3 1.5" />
    </>
  ),
  sign: (
    <>
      <path d="m10.5 3 2.5 2.5L6 12.5l-3.2.7.7-3.2z" />
    </>
  ),
  open: (
    <>
      <circle cx="8" cy="8" r="6.2" strokeDasharray="2.6 2.27" />
    </>
  ),
  frozen: (
    <>
      <rect x="3.5" y="7" width="9" height="7" rx="1.5" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  none: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M5.2 8h5.6" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type MarkName = keyof typeof shapes;

/** The colour that a state is drawn in; each has its own shape as well, so colour never stands alone. */
const meaning: Record<MarkName, "blocker" | "warning" | "ok" | "info" | "plain"> = {
  blocker: "blocker",
  warning: "warning",
  ok: "ok",
  info: "info",
  note: "info",
  rejected: "blocker",
  waiting: "info",
  sign: "info",
  open: "blocker",
  frozen: "ok",
  none: "plain",
};

interface IconMarkProps {
  icon: MarkName;
  children?: ReactNode;
  /** The word is grey and only the icon keeps the colour: nothing to do here. */
  quiet?: boolean;
  /** What a screen reader says in place of a missing word. */
  label?: string;
}

/** A state: icon, word, colour, always in this order. */
export function IconMark({ icon, children, quiet = false, label }: IconMarkProps) {
  const classes = `mark ${meaning[icon]}${quiet ? " quiet" : ""}`;
  return (
    <span className={classes}>
      <svg className="icon" viewBox="0 0 16 16" width={13} height={13} aria-hidden="true">
        {shapes[icon]}
      </svg>
      {children}
      {label && <span className="unseen">{label}</span>}
    </span>
  );
}

/** Done, same and waiting are quiet; what has to be acted on is not. */
export const isQuiet = (icon: MarkName): boolean =>
  icon === "ok" || icon === "waiting" || icon === "sign" || icon === "info" || icon === "frozen";
