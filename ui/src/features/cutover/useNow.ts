import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

/** The host's time, going on by the second from what the core was told; every minute what hangs on it is asked again. */
export function useNow(told: number | undefined): number {
  const client = useQueryClient();
  const [tick, setTick] = useState(() => performance.now());
  const [base, setBase] = useState({ told: 0, at: 0 });
  if (told !== undefined && told !== base.told) setBase({ told, at: performance.now() });
  useEffect(() => {
    const second = setInterval(() => setTick(performance.now()), 1000);
    const minute = setInterval(() => {
      void client.invalidateQueries({ queryKey: ["night_view"] });
    }, 60_000);
    return () => {
      clearInterval(second);
      clearInterval(minute);
    };
  }, [client]);
  return base.told + Math.max(0, tick - base.at);
}
