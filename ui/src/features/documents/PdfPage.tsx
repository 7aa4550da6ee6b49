import { useEffect, useRef, useState } from "react";
import { drawPage, type PDFPageProxy } from "./pdf";

interface PdfPageProps {
  page: PDFPageProxy;
  width: number;
  label: string;
}

/** True once the element has come near the view; long packages draw only what is looked at. */
function useSeen(of: React.RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = of.current;
    if (!element || seen) return;
    const watch = new IntersectionObserver(
      (entries) => entries.some((it) => it.isIntersecting) && setSeen(true),
      {
        rootMargin: "400px",
      },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [of, seen]);
  return seen;
}

/** One page as it will print. Paper is always light. */
export function PdfPage({ page, width, label }: PdfPageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const seen = useSeen(frame);
  const natural = page.getViewport({ scale: 1 });
  const height = (width / natural.width) * natural.height;
  useEffect(() => {
    if (!seen || !canvas.current) return;
    return drawPage(page, canvas.current, width, window.devicePixelRatio || 1).stop;
  }, [seen, page, width]);
  return (
    <div ref={frame} className="paper" style={{ width, height }}>
      {seen && (
        <canvas
          ref={canvas}
          key={width}
          {...(label === "" ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
        />
      )}
    </div>
  );
}
