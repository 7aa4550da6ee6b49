import { createContext, type ReactNode, useContext, useMemo, useReducer } from "react";
import type { Jump, NumbersQuery } from "../api/generated";

/**
 * Where one is. Every `Jump` of the core is a place; beside them the screens that only a person goes
 * to. `query` is the filter that the numbers screen starts with; `ticket` the file to import, `text` what was pasted.
 */
export type Place =
  | (Jump & { query?: NumbersQuery })
  | { screen: "import"; ticket: number | null; name: string; text?: string }
  | { screen: "history" }
  | { screen: "checklist" }
  | { screen: "costs" }
  | { screen: "cutover"; night: string | null; full: boolean };

export type ScreenName = Place["screen"];

export interface NavigationState {
  place: Place;
  /** Counts every going, so that going twice to the same number still lands on it. */
  visit: number;
  before: readonly Place[];
}

export type NavigationEvent = { type: "go"; place: Place } | { type: "back" } | { type: "home" };

const home: Place = { screen: "overview" };
export const atHome: NavigationState = { place: home, visit: 0, before: [] };
const remembered = 50;

export function navigationReducer(state: NavigationState, event: NavigationEvent): NavigationState {
  switch (event.type) {
    case "go": {
      const before = [...state.before, state.place].slice(-remembered);
      return { place: event.place, visit: state.visit + 1, before };
    }
    case "back": {
      const place = state.before.at(-1);
      return place ? { place, visit: state.visit + 1, before: state.before.slice(0, -1) } : state;
    }
    case "home":
      return { ...atHome, visit: state.visit + 1 };
  }
}

export interface Navigation {
  place: Place;
  visit: number;
  go(place: Place): void;
  back(): void;
  home(): void;
}

const NavigationContext = createContext<Navigation | null>(null);

export function NavigationProvider({ children }: { children: ReactNode }) {
  const [state, send] = useReducer(navigationReducer, atHome);
  // The ways to go stay the same functions, so that effects may depend on them.
  const ways = useMemo(
    () => ({
      go: (place: Place) => send({ type: "go", place }),
      back: () => send({ type: "back" }),
      home: () => send({ type: "home" }),
    }),
    [],
  );
  const navigation = useMemo<Navigation>(
    () => ({ place: state.place, visit: state.visit, ...ways }),
    [state, ways],
  );
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (!navigation) throw new Error("useNavigation stands outside NavigationProvider");
  return navigation;
}

/** The place when it is of this screen; a page asks for its own. */
export function usePlace<Name extends ScreenName>(screen: Name): Extract<Place, { screen: Name }> | null {
  const { place } = useNavigation();
  return place.screen === screen ? (place as Extract<Place, { screen: Name }>) : null;
}
