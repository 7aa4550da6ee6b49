import "./night.css";
import { useEffect, useEffectEvent, useState } from "react";
import type { NightStep, NightView } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import { Kbd } from "../../components/Kbd";
import { MessageBar } from "../../components/MessageBar";
import { Select } from "../../components/Select";
import { isTextField } from "../../state/keys";
import { useMessageState, useMessages } from "../../state/messages";
import { useNavigation } from "../../state/navigation";
import { applyTheme } from "../../state/theme";
import { Clocks, Countdown } from "./Clocks";
import { minutesSince } from "./clock";
import { type NightAsked, NightDialog } from "./NightDialogs";
import { OpenPanel } from "./OpenPanel";
import { StepList } from "./StepList";
import { Tests } from "./Tests";
import { useNow } from "./useNow";
import { useRecord } from "./useRecord";

/** The night is dark until someone wants the day; what was chosen for the program comes back at the end. */
function useNightColours(): [boolean, () => void] {
  const [day, setDay] = useState(false);
  useEffect(() => {
    document.documentElement.dataset.theme = day ? "light" : "dark";
    return applyTheme;
  }, [day]);
  return [day, () => setDay((now) => !now)];
}

const verb = (step: NightStep | undefined): string =>
  step?.gate ? "Decide" : step?.since === null ? "Begin step" : "Step done";

interface NowProps {
  view: NightView;
  step: NightStep | undefined;
  now: number;
  onStep: () => void;
}

function Now({ view, step, now, onStep }: NowProps) {
  const since = step?.since ?? null;
  const took = since === null ? 0 : minutesSince(now, since);
  const share = step && since !== null ? Math.min(100, (took / Math.max(1, step.minutes)) * 100) : 0;
  return (
    <div className="nt-now">
      <span className="nt-label accent">{view.held || view.place}</span>
      <h1>{step?.title ?? view.state.text}</h1>
      <p>{step?.detail}</p>
      {step && (
        <div className="nt-do">
          <span>planned {step.planned}</span>
          {since !== null && <span>started {step.real}</span>}
          <span>
            {since !== null && <b>{took} min</b>}{" "}
            {since === null ? `${step.minutes} min` : `of ${step.minutes}`}
          </span>
          <span className="space" />
          <span className="nt-refused">{step.gate ? "" : step.refused}</span>
          <Button
            look="go"
            shortcut="Ctrl ⏎"
            refused={
              view.held !== "" ? "The night is held." : !step.gate && since !== null ? step.refused : ""
            }
            onPress={onStep}
          >
            {verb(step)}
          </Button>
        </div>
      )}
      <span className="nt-bar">
        <i style={{ width: `${share}%` }} />
      </span>
    </div>
  );
}

function Next({ view, now }: { view: NightView; now: number }) {
  const next = view.steps.find((it) => it.key === view.step_next);
  const [first, second] = view.countdowns;
  return (
    <>
      <div className="nt-next">
        <span className="nt-label">{next ? view.next_at : "Nothing comes next tonight"}</span>
        <h2>{next?.title}</h2>
        <p>{next && [next.owner, next.detail].filter((it) => it !== "").join(". ")}</p>
      </div>
      {first && <Countdown of={first} now={now} />}
      {second && <Countdown of={second} now={now} />}
    </>
  );
}

/** The full screen of one cutover: clocks, the step now and next, every test, what is open. Keys alone do all of it. */
export function Night({ night }: { night: string }) {
  const { go } = useNavigation();
  const asking = useAsk("night_view", { night }, { keep: true });
  const view = asking.data;
  const now = useNow(view?.now);
  const [day, toggleDay] = useNightColours();
  const [asked, setAsked] = useState<NightAsked>(null);
  const [chosen, setTester] = useState<string | null>(null);
  const { act } = useRecord();
  const { error } = useMessageState();
  const { clearError } = useMessages();
  const step = view?.steps.find((it) => it.key === view.step_now);
  const done = view?.steps.filter((it) => it.progress === "done" || it.progress === "skipped");
  const last = done?.at(-1);
  const tester = chosen ?? view?.people[0] ?? "";
  const leave = () => go({ screen: "cutover", night, full: false });
  const whole = (what: "hold" | "resume") =>
    void act({ night, act: what, step: "", who: tester, word: "", text: "" });
  const hold = () => {
    if (view && view.sign.signed === "") whole(view.held === "" ? "hold" : "resume");
  };
  const onStep = () => {
    if (!view || !step) return;
    if (step.gate) setAsked("decide");
    else {
      const what = step.since === null ? "begin" : "done";
      void act({ night, act: what, step: step.key, who: "", word: "", text: "" });
    }
  };
  const sign = () => {
    if (view && view.sign.signed === "" && (view.sign.against === "" || view.sign.with_reason))
      setAsked("sign");
  };

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (asked !== null || document.querySelector(".scrim") || isTextField(event.target as HTMLElement))
      return;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const does: Record<string, () => void> = {
      h: hold,
      s: sign,
      j: () => setAsked("note"),
      x: () => step && setAsked("skip"),
      r: () => last && setAsked("reopen"),
      a: () => view?.may_open_again && setAsked("again"),
      d: toggleDay,
      t: () => document.querySelector<HTMLElement>("[role=grid]")?.focus(),
    };
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") onStep();
    else if (plain && event.key === "Escape") leave();
    else if (plain && does[event.key.toLowerCase()]) does[event.key.toLowerCase()]?.();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const heard = (event: KeyboardEvent) => pressed(event);
    window.addEventListener("keydown", heard);
    return () => window.removeEventListener("keydown", heard);
  }, []);

  if (!view) {
    return <div className="nt">{asking.error && <MessageBar error={asking.error} onClose={leave} />}</div>;
  }
  return (
    <div className="nt" data-pane="main">
      <header className="nt-head">
        <div className="nt-who">
          <span>
            <b>{view.name}</b> <span className="dim">{view.about}</span>
          </span>
          <IconMark icon={view.state.icon}>{view.state.text}</IconMark>
        </div>
        <Clocks clocks={view.clocks} now={now} />
        <div className="nt-tools">
          <Button shortcut="H" refused={view.sign.signed === "" ? "" : "The night is signed."} onPress={hold}>
            {view.held === "" ? "Hold the night" : "Go on"}
          </Button>
          <Button icon="sun" shortcut="D" onPress={toggleDay}>
            {day ? "Night colours" : "Day colours"}
          </Button>
          <Button look="quiet" shortcut="Esc" onPress={leave}>
            Leave
          </Button>
        </div>
      </header>
      {error && asked === null && <MessageBar error={error} onClose={clearError} />}
      {view.warnings.length > 0 && (
        <div className="nt-warnings">
          {view.warnings.map((line) => (
            <p key={line}>
              <IconMark icon="warning" /> {line}
            </p>
          ))}
        </div>
      )}
      {view.refused !== "" ? (
        <p className="nt-none">{view.refused}</p>
      ) : (
        <>
          <section className="nt-top" aria-label="Now and next">
            <Now view={view} step={step} now={now} onStep={onStep} />
            <Next view={view} now={now} />
          </section>
          <main className="nt-low">
            <StepList view={view} />
            <div className="nt-middle">
              <Tests night={night} phase="night" title="Validation" tester={tester} people={view.people} />
              <footer className="nt-keys">
                <Select
                  bare
                  label="Who tests"
                  value={tester}
                  choices={view.people.map((name) => ({ value: name, label: name }))}
                  onChange={setTester}
                />
                <span className="space" />
                {(
                  [
                    ["T", "tests"],
                    ["X", "leave out"],
                    ["R", "open again"],
                    ["J", "note"],
                    ["S", "sign"],
                  ] as const
                ).map(([key, words]) => (
                  <span key={key}>
                    <Kbd keys={key} /> {words}
                  </span>
                ))}
              </footer>
            </div>
            <OpenPanel
              view={view}
              onSign={sign}
              onNote={() => setAsked("note")}
              onAgain={() => setAsked("again")}
            />
          </main>
        </>
      )}
      <NightDialog
        key={asked ?? ""}
        asked={asked}
        view={view}
        step={asked === "reopen" ? last : step}
        who={tester}
        onClose={() => setAsked(null)}
      />
    </div>
  );
}
