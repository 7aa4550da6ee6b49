import { QueryClient } from "@tanstack/react-query";

/**
 * Answers stay good until a change says otherwise (`dropKinds`). The program works without a network,
 * so nothing may wait for one, and a refusal of the core is final: no second try.
 */
export function makeClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        networkMode: "always",
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
