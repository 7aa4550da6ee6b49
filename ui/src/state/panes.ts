const selector = "[data-pane]";

const canTakeFocus =
  'button:not([disabled]), a[href], input:not([disabled]), select, textarea, [tabindex]:not([tabindex="-1"])';

const isShown = (pane: HTMLElement): boolean =>
  pane.offsetParent !== null || pane.getClientRects().length > 0;

/** The pane after (or before) the one that holds the focus; the first one when none does. */
export function nextPane<T>(panes: readonly T[], current: T | null, step: 1 | -1): T | undefined {
  const at = current === null ? -1 : panes.indexOf(current);
  if (at < 0) return step === 1 ? panes.at(0) : panes.at(-1);
  return panes.at((at + step + panes.length) % panes.length);
}

/** F6 goes from pane to pane as in other desktop programs; each pane gives back where one was in it. */
export function cyclePane(step: 1 | -1, last: WeakMap<HTMLElement, HTMLElement>): void {
  const panes = [...document.querySelectorAll<HTMLElement>(selector)].filter(isShown);
  const active = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const current = active?.closest<HTMLElement>(selector) ?? null;
  if (current && active) last.set(current, active);
  const pane = nextPane(panes, current, step);
  if (!pane) return;
  const back = last.get(pane);
  const target = back?.isConnected ? back : (pane.querySelector<HTMLElement>(canTakeFocus) ?? pane);
  target.focus();
}
