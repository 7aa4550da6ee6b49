import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { placeBeside } from "./pointer";

type ReasonProps = {
  id: string;
  scroller: RefObject<HTMLDivElement | null>;
  /** In the rows' own coordinates. */
  cell: { left: number; width: number; top: number; bottom: number };
  frozen: number;
  headHeight: number;
  children: ReactNode;
};

/** What is wrong with the active cell, beside it. It takes no focus and no room from the grid. */
export function Reason({ id, scroller, cell, frozen, headHeight, children }: ReasonProps) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  const { left, width, top, bottom } = cell;
  useLayoutEffect(() => {
    const view = scroller.current;
    const own = box.current;
    if (view === null || own === null) return;
    const room = {
      left: view.scrollLeft + frozen,
      right: view.scrollLeft + view.clientWidth,
      top: view.scrollTop,
      bottom: view.scrollTop + view.clientHeight - headHeight,
    };
    const size = { width: own.offsetWidth, height: own.offsetHeight };
    setPlace(placeBeside({ left, right: left + width, top, bottom }, size, room));
  }, [left, width, top, bottom, frozen, headHeight, scroller]);
  return (
    <div
      ref={box}
      id={id}
      className="dg-reason"
      style={place === null ? { visibility: "hidden" } : { left: place.left, top: place.top }}
    >
      {children}
    </div>
  );
}
