import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { makeClient } from "./api/client";
import { Desk } from "./features/shell/Desk";
import { host } from "./host";
import { MessagesProvider } from "./state/messages";
import { NavigationProvider } from "./state/navigation";
import { SessionProvider } from "./state/session";
import { ShellProvider } from "./state/shell";

export function App() {
  const [client] = useState(makeClient);
  // The effects of all that is drawn below have run by now, so everyone listens.
  useEffect(() => void host().ready(), []);
  return (
    <I18nProvider locale="en-US">
      <QueryClientProvider client={client}>
        <MessagesProvider>
          <NavigationProvider>
            <ShellProvider>
              <SessionProvider>
                <Desk />
              </SessionProvider>
            </ShellProvider>
          </NavigationProvider>
        </MessagesProvider>
      </QueryClientProvider>
    </I18nProvider>
  );
}
