import { useEffect, useRef, useState } from "react";
import type { PageMark } from "../../api/generated";
import { drawPage, type PDFPageProxy } from "./pdf";

interface PdfPageProps {
  page: PDFPageProxy;
  width: number;
  label: string;
  marks?: readonly PageMark[];
}

/** Width of the text of our documents, in points: it lies in the middle of either paper. */
const textWidth = 504;

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
export function PdfPage({ page, width, label, marks = [] }: PdfPageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const seen = useSeen(frame);
  const natural = page.getViewport({ scale: 1 });
  const scale = width / natural.width;
  const height = scale * natural.height;
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
      {seen &&
        marks.map((mark) => (
          // The same words stand in the list beside the pages, for those who do not see the page.
          <span
            key={`${mark.message} ${mark.y}`}
            className={`page-mark ${mark.severity}`}
            title={mark.message}
            aria-hidden="true"
            style={{
              left: scale * ((natural.width - textWidth) / 2 + mark.x),
              top: scale * mark.y,
              width: scale * mark.width,
              height: scale * mark.height,
            }}
          />
        ))}
    </div>
  );
}
