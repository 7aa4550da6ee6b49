import type { AnswerOf, CommandName, Host, RecentEntry, RequestOf, Ticketed } from "../host/host";

/** What the fake core answers: a value, or a function of the request. A function may throw. */
export type Answers = {
  [Name in CommandName]?: AnswerOf<Name> | ((request: RequestOf<Name>) => AnswerOf<Name>);
};

export interface FakeHost extends Host {
  /** Every call in order. */
  calls: { name: CommandName; request: unknown }[];
  menu(action: string): void;
  drop(files: Ticketed[]): void;
  title: string;
}

interface FakeOptions {
  recent?: RecentEntry[];
  picks?: Partial<Record<string, Ticketed>>;
  document?: (name: string) => Promise<ArrayBuffer>;
}

/** A host for tests and for pictures of the screens; the product never sees it. */
export function fakeHost(
  answers: Answers,
  { recent = [], picks = {}, document }: FakeOptions = {},
): FakeHost {
  const menus = new Set<(action: string) => void>();
  const drops = new Set<(files: Ticketed[]) => void>();
  const hear = <Listener>(set: Set<Listener>, heard: Listener) => {
    set.add(heard);
    return () => set.delete(heard);
  };
  const fake: FakeHost = {
    calls: [],
    title: "",
    menu: (action) => {
      for (const heard of menus) heard(action);
    },
    drop: (files) => {
      for (const heard of drops) heard(files);
    },
    call: async (name, request) => {
      fake.calls.push({ name, request });
      const answer = answers[name];
      if (answer === undefined) {
        throw { kind: "user", code: "none", message: `Nothing answers ${name}.`, hint: "" };
      }
      return (typeof answer === "function" ? answer(request) : answer) as AnswerOf<typeof name>;
    },
    documentBytes: ({ name }) =>
      document ? document(name) : Promise.reject(new Error(`no pages of ${name}`)),
    pick: async (kind) => picks[kind] ?? null,
    recent: async () => recent,
    forgetRecent: async () => {},
    reveal: async () => {},
    setTitle: async (text) => {
      fake.title = text;
    },
    ready: async () => {},
    onMenu: (heard) => hear(menus, heard),
    onDropped: (heard) => hear(drops, heard),
    onHover: () => () => {},
    onOpened: () => () => {},
    onProgress: () => () => {},
  };
  return fake;
}
