import { type RefObject, useEffect, useState } from "react";

/** The inner width of an element as it is now, in CSS pixels; `before` until it is on the page. */
export function useWidth(of: RefObject<HTMLElement | null>, before = 0): number {
  const [width, setWidth] = useState(before);
  useEffect(() => {
    const element = of.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    setWidth(element.clientWidth || before);
    return () => watch.disconnect();
  }, [of, before]);
  return width;
}
