import type { AnswerOf, CommandName, Host, Progress, RecentEntry, RequestOf, Ticketed } from "../host/host";

/** What the fake core answers: a value, or a function of the request. A function may throw. */
export type Answers = {
  [Name in CommandName]?:
    | AnswerOf<Name>
    | ((request: RequestOf<Name>) => AnswerOf<Name> | Promise<AnswerOf<Name>>);
};

export interface FakeHost extends Host {
  /** Every call in order. */
  calls: { name: CommandName; request: unknown }[];
  /** How often work was asked to stop. */
  cancelled: number;
  menu(action: string): void;
  progress(step: Progress): void;
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
  const steps = new Set<(step: Progress) => void>();
  const hear = <Listener>(set: Set<Listener>, heard: Listener) => {
    set.add(heard);
    return () => set.delete(heard);
  };
  const fake: FakeHost = {
    calls: [],
    cancelled: 0,
    title: "",
    menu: (action) => {
      for (const heard of menus) heard(action);
    },
    progress: (step) => {
      for (const heard of steps) heard(step);
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
      return (await (typeof answer === "function" ? answer(request) : answer)) as AnswerOf<typeof name>;
    },
    documentBytes: ({ name }) =>
      document ? document(name) : Promise.reject(new Error(`no pages of ${name}`)),
    pick: async (kind) => picks[kind] ?? null,
    recent: async () => recent,
    forgetRecent: async () => {},
    reveal: async () => {},
    open: async () => {},
    setTitle: async (text) => {
      fake.title = text;
    },
    ready: async () => {},
    onMenu: (heard) => hear(menus, heard),
    onDropped: (heard) => hear(drops, heard),
    onHover: () => () => {},
    onOpened: () => () => {},
    cancel: async () => {
      fake.cancelled += 1;
    },
    onProgress: (heard) => hear(steps, heard),
  };
  return fake;
}
