import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { call } from "../../api/call";
import type { Head } from "../../api/generated";

/**
 * Someone else may write to the project, and midnight may pass, while the window is in the back. When
 * it comes to the front and the record or the day is another, all that was fetched is asked for again.
 */
export function useFreshness(head: Head): void {
  const client = useQueryClient();
  useEffect(() => {
    const look = async () => {
      const now = await call("project_head", {}).catch(() => null);
      if (!now || (now.record === head.record && now.today.iso === head.today.iso)) return;
      await client.invalidateQueries();
    };
    const inFront = () => void look();
    window.addEventListener("focus", inFront);
    return () => window.removeEventListener("focus", inFront);
  }, [client, head.record, head.today.iso]);
}
