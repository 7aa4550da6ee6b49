import { useEffect, useState } from "react";
import { openPdf, type PDFDocumentProxy, type PDFPageProxy } from "./pdf";

/** The pages of a PDF, or why they cannot be shown. */
export interface Pages {
  pages: readonly PDFPageProxy[];
  error: string;
}

const none: Pages = { pages: [], error: "" };

async function allPages(document: PDFDocumentProxy): Promise<PDFPageProxy[]> {
  return Promise.all(Array.from({ length: document.numPages }, (_, at) => document.getPage(at + 1)));
}

/** Opens the bytes and closes them again when others come. */
export function usePdf(bytes: ArrayBuffer | undefined): Pages {
  const [state, setState] = useState<Pages>(none);
  useEffect(() => {
    setState(none);
    if (!bytes) return;
    let stale = false;
    const { document, close } = openPdf(bytes);
    document.then(allPages).then(
      (pages) => !stale && setState({ pages, error: "" }),
      (thrown: unknown) =>
        !stale && setState({ pages: [], error: thrown instanceof Error ? thrown.message : String(thrown) }),
    );
    return () => {
      stale = true;
      close();
    };
  }, [bytes]);
  return state;
}
