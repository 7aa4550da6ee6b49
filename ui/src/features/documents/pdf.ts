import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist";
import worker from "pdfjs-dist/build/pdf.worker.min.mjs?url";

export type { PDFDocumentProxy, PDFPageProxy };

GlobalWorkerOptions.workerSrc = worker;

/** Opens our own PDF in the worker that is bundled with the page. The bytes are copied: it keeps them. */
export function openPdf(bytes: ArrayBuffer): { document: Promise<PDFDocumentProxy>; close: () => void } {
  const task = getDocument({
    data: new Uint8Array(bytes.slice(0)),
    useSystemFonts: false,
    enableXfa: false,
    useWasm: false,
  });
  return { document: task.promise, close: () => void task.destroy() };
}

/** Draws a page at a width in CSS pixels. `stop` ends it; a stopped drawing is no error. */
export function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number, dense: number) {
  const natural = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: (width / natural.width) * dense });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const task = page.render({ canvas, viewport });
  task.promise.catch(() => {});
  return { stop: () => task.cancel() };
}
