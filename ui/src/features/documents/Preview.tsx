import { useRef, useState } from "react";
import type { DocumentEntry, PageMark, PaperSize } from "../../api/generated";
import { usePages } from "../../api/hooks";
import { EmptyState } from "../../components/EmptyState";
import { MessageBar } from "../../components/MessageBar";
import { useWidth } from "../../components/useWidth";
import { PdfPage } from "./PdfPage";
import { usePdf } from "./usePdf";
import { pageWidth, type Zoom } from "./zoom";

interface PreviewProps {
  entry: DocumentEntry;
  paper: PaperSize;
  zoom: Zoom;
  /** Findings over the pages of any document of the package. */
  marks: readonly PageMark[];
}

const thumbnail = 88;
/** Room above the first page, in CSS pixels. */
const above = 16;

/** Thumbnails beside the pages as they will print. */
export function Preview({ entry, paper, zoom, marks }: PreviewProps) {
  const bytes = usePages(entry.preview ? { name: entry.name, paper } : null);
  const { pages, error } = usePdf(bytes.data);
  const tray = useRef<HTMLDivElement>(null);
  const room = useWidth(tray);
  const [current, setCurrent] = useState(0);
  const count = pages.length;

  const show = (at: number) => {
    setCurrent(at);
    const page = tray.current?.children[at];
    // Scrolled by hand: asked to show itself, a page would push the whole window up.
    if (tray.current && page instanceof HTMLElement) tray.current.scrollTop = page.offsetTop - above;
  };
  /** The page whose middle is nearest to the top third of the view. */
  const scrolled = () => {
    const element = tray.current;
    if (!element) return;
    const line = element.scrollTop + element.clientHeight / 3;
    const tops = [...element.children].map((it) => (it as HTMLElement).offsetTop);
    setCurrent(Math.max(0, tops.filter((top) => top <= line).length - 1));
  };

  if (!entry.preview) {
    return (
      <div className="doc-stage alone">
        <EmptyState title={`${entry.title} has no pages`}>
          {entry.name} is written by Export all… for a program to read, not to be printed.
        </EmptyState>
      </div>
    );
  }
  return (
    <>
      <ol className="thumbnails" data-pane="thumbnails" tabIndex={-1} aria-label="Pages">
        {pages.map((page, at) => (
          <li key={page.pageNumber}>
            <button
              type="button"
              onClick={() => show(at)}
              {...(at === current ? { "aria-current": "page" as const } : {})}
            >
              <PdfPage page={page} width={thumbnail} label="" />
              <span className="label">{at + 1}</span>
            </button>
          </li>
        ))}
      </ol>
      <div className="doc-stage" ref={tray} onScroll={scrolled} data-pane="pages" tabIndex={0}>
        {bytes.error && <MessageBar error={bytes.error} />}
        {error !== "" && <MessageBar error={{ message: "These pages cannot be shown.", hint: error }} />}
        {room > 0 &&
          pages.map((page, at) => (
            <PdfPage
              key={page.pageNumber}
              page={page}
              width={pageWidth(zoom, page.getViewport({ scale: 1 }).width, room)}
              label={`${entry.title}, page ${at + 1} of ${count}`}
              marks={marks.filter((mark) => mark.document === entry.name && mark.page === at)}
            />
          ))}
      </div>
    </>
  );
}
