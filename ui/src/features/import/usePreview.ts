import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call } from "../../api/call";
import type { CallError } from "../../api/error";
import type { ImportPreview, ImportRequest } from "../../api/generated";
import { useNavigation } from "../../state/navigation";

const DELAY = 200;

export type Preview = {
  data: ImportPreview | undefined;
  error: CallError | null;
  /** What is seen belongs to an earlier request. */
  stale: boolean;
};

/** The outcome of the request as it stands. A choice is asked at once, typing when it rests. */
export function usePreview(request: ImportRequest | null): Preview {
  // The file may have been saved again since it was last chosen.
  const { visit } = useNavigation();
  const [asked, setAsked] = useState(request);
  useEffect(() => {
    if (request === asked) return;
    const timer = setTimeout(() => setAsked(request), asked === null ? 0 : DELAY);
    return () => clearTimeout(timer);
  }, [request, asked]);
  const { data, error, isPlaceholderData, isFetching } = useQuery<ImportPreview, CallError>({
    queryKey: ["import_preview", visit, asked],
    queryFn: () => call("import_preview", asked as ImportRequest),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    // A preview is asked for once; a file may be large, so older ones are let go soon.
    gcTime: 60_000,
  });
  return { data, error, stale: request !== asked || isPlaceholderData || isFetching };
}
