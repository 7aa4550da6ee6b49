import type { ReactNode } from "react";

const shapes = {
  overview: (
    <>
      <rect x="2" y="2.5" width="12" height="11" rx="1.5" />
      <path d="M2 6.5h12M6.5 6.5v7" />
    </>
  ),
  numbers: (
    <>
      <path d="M6.3 2 4.8 14M11.2 2 9.7 14M2.6 5.7h11.2M2.2 10.3h11.2" />
    </>
  ),
  accounts: (
    <>
      <path d="M3 14V3.2C3 2.5 3.5 2 4.2 2h7.6c.7 0 1.2.5 1.2 1.2V14l-2-1.2-1.5 1.2L8 12.8 6.5 14 5 12.8z" />
      <path d="M5.7 5.5h4.6M5.7 8.5h3" />
    </>
  ),
  orders: (
    <>
      <path d="M2 8h4M6 8c2 0 2-4.5 4-4.5h4M6 8c2 0 2 4.5 4 4.5h4" />
      <path d="m12.3 1.8 1.7 1.7-1.7 1.7M12.3 10.8l1.7 1.7-1.7 1.7" />
    </>
  ),
  timeline: (
    <>
      <path d="M2 3.5h6M5 8h6M9 12.5h5" />
    </>
  ),
  document: (
    <>
      <path d="M4 1.8h5L12.5 5v9.2H4z" />
      <path d="M9 1.8V5h3.5M6 8h4.5M6 11h3" />
    </>
  ),
  file: (
    <>
      <path d="M4 1.8h5L12.5 5v9.2H4z" />
      <path d="M9 1.8V5h3.5" />
    </>
  ),
  carriers: (
    <>
      <path d="M8 7v7M5.8 14h4.4M5.6 8.6a3.2 3.2 0 1 1 4.8 0M3.6 10.6a6 6 0 1 1 8.8 0" />
    </>
  ),
  problems: (
    <>
      <path d="M3 14V2.5h8.5l-2 3 2 3H3" />
    </>
  ),
  filter: (
    <>
      <path d="M2 4h12M4.5 8h7M7 12h2" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.3 3.3" />
    </>
  ),
  attach: (
    <>
      <path d="M12.5 7.5 8 12a3 3 0 0 1-4.2-4.2l5-5a2 2 0 0 1 2.9 2.9l-5 5a1 1 0 0 1-1.4-1.4L9.7 5" />
    </>
  ),
  scissors: (
    <>
      <circle cx="4" cy="4.5" r="1.8" />
      <circle cx="4" cy="11.5" r="1.8" />
      <path d="M5.5 5.6 14 12M5.5 10.4 14 4" />
    </>
  ),
  check: (
    <>
      <path d="m3 8.5 3.2 3.2L13 4.8" />
    </>
  ),
  close: (
    <>
      <path d="m3.5 3.5 9 9M12.5 3.5l-9 9" />
    </>
  ),
  port: (
    <>
      <path d="M2.5 8h11M9.5 4l4 4-4 4" />
    </>
  ),
  stay: (
    <>
      <rect x="3.5" y="7" width="9" height="7" rx="1.5" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  eye: (
    <>
      <path d="M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8z" />
      <circle cx="8" cy="8" r="1.8" />
    </>
  ),
  updown: (
    <>
      <path d="m5 6 3-3 3 3M5 10l3 3 3-3" />
    </>
  ),
  print: (
    <>
      <path d="M4.5 6V2h7v4M4.5 11.5H2.5V6h11v5.5h-2" />
      <rect x="4.5" y="9.5" width="7" height="4.5" />
    </>
  ),
  pen: (
    <>
      <path d="m10.5 3 2.5 2.5L6 12.5l-3.2.7.7-3.2z" />
    </>
  ),
  sheet: (
    <>
      <rect x="2" y="2.5" width="12" height="11" rx="1.5" />
      <path d="M2 6h12M2 9.7h12M6.5 6v7.5" />
    </>
  ),
  table: (
    <>
      <rect x="2" y="2.5" width="12" height="11" rx="1.5" />
      <path d="M2 6.2h12M2 9.9h12" />
    </>
  ),
  calendar: (
    <>
      <rect x="2" y="3" width="12" height="11" rx="1.5" />
      <path d="M2 6.5h12M5 1.5v3M11 1.5v3" />
    </>
  ),
  add: (
    <>
      <path d="M8 3v10M3 8h10" />
    </>
  ),
  merge: (
    <>
      <path d="M3 3v3c0 2 5 2 5 5v3M13 3v3c0 2-5 2-5 5" />
    </>
  ),
  undo: (
    <>
      <path d="M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6" />
      <path d="M5.5 3.5 2.5 6.5l3 3" />
    </>
  ),
  redo: (
    <>
      <path d="M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10" />
      <path d="m10.5 3.5 3 3-3 3" />
    </>
  ),
  down: (
    <>
      <path d="m3.5 6 4.5 4.5L12.5 6" />
    </>
  ),
  up: (
    <>
      <path d="m3.5 10 4.5-4.5L12.5 10" />
    </>
  ),
  right: (
    <>
      <path d="m6 3.5 4.5 4.5L6 12.5" />
    </>
  ),
  link: (
    <>
      <path d="M6.5 9.5 9.5 6.5M7 4.5l1.3-1.3a3 3 0 0 1 4.3 4.3L11.3 8.8M9 11.5l-1.3 1.3a3 3 0 0 1-4.3-4.3l1.3-1.3" />
    </>
  ),
  bolt: (
    <>
      <path d="M9 1.8 3.5 9H8l-1 5.2L12.5 7H8z" />
    </>
  ),
  diamond: (
    <>
      <path d="M8 2.2 13.8 8 8 13.8 2.2 8z" fill="currentColor" stroke="none" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5.3" r="2.8" />
      <path d="M2.8 14a5.2 5.2 0 0 1 10.4 0" />
    </>
  ),
  folder: (
    <>
      <path d="M2 12.8V3.5h4l1.5 2H14v7.3z" />
    </>
  ),
  sample: (
    <>
      <path d="M6 2h4M6.8 2v4L3 13.2h10L9.2 6V2" />
      <path d="M5 10h6" />
    </>
  ),
  sun: (
    <>
      <circle cx="8" cy="8" r="3" />
      <path d="M8 1.5V3M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M12.6 3.4l-1 1M4.4 11.6l-1 1" />
    </>
  ),
  settings: (
    <>
      <path d="M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6" />
      <circle cx="10" cy="4.5" r="1.8" />
      <circle cx="6" cy="11.5" r="1.8" />
    </>
  ),
  enter: (
    <>
      <path d="M13 3.5V8H3.5M6.5 5l-3 3 3 3" />
    </>
  ),
  phone: (
    <>
      <path d="M3 2.5h2.8l1.2 3-1.6 1.2a8 8 0 0 0 3.9 3.9l1.2-1.6 3 1.2V13c0 .6-.4 1-1 1A10.5 10.5 0 0 1 2 3.5c0-.6.4-1 1-1z" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

/** A line drawing of 16 units, beside a word that says the same; never alone without a label. */
export function Icon({ name, size = 14 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      {shapes[name]}
    </svg>
  );
}
