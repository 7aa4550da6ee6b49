import { useEffect, useRef } from "react";
import type { NightStep, NightView } from "../../api/generated";
import { Icon } from "../../components/Icon";
import { IconMark } from "../../components/IconMark";

function Sign({ step }: { step: NightStep }) {
  switch (step.progress) {
    case "done":
      return <Icon name="check" size={15} />;
    case "skipped":
    case "void":
      return <IconMark icon="none" />;
    case "now":
    case "begun":
      return <span className="nt-dot" />;
    case "next":
      return <Icon name="right" size={15} />;
    case "limit":
      return <IconMark icon="waiting" />;
    default:
      return null;
  }
}

const spoken: Record<NightStep["progress"], string> = {
  done: "done",
  skipped: "left out",
  void: "not run",
  now: "now",
  begun: "begun",
  next: "next",
  ahead: "ahead",
  limit: "limit",
};

/** The night's steps, planned and real. */
export function StepList({ view }: { view: NightView }) {
  const now = useRef<HTMLLIElement>(null);
  const { step_now } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step now is what has to be seen
  useEffect(() => {
    // A browser may answer with a promise; an effect must not give that back.
    void now.current?.scrollIntoView({ block: "nearest" });
  }, [step_now]);
  return (
    <aside className="nt-steps" aria-label="Runbook" tabIndex={0}>
      <h2>
        Runbook<span>{view.decisions}</span>
      </h2>
      {view.pushed !== "" && <p className="nt-pushed">{view.pushed}</p>}
      <ol>
        {view.steps.map((step) => (
          <li
            key={step.key}
            ref={step.key === step_now ? now : null}
            className={`${step.progress}${step.gate ? " gate" : ""}${step.late ? " late" : ""}`}
            aria-current={step.progress === "now" ? "step" : undefined}
          >
            <span className="nt-sign">
              <Sign step={step} />
              <span className="unseen">{spoken[step.progress]}</span>
            </span>
            <span className="nt-planned">{step.planned}</span>
            <span className="nt-title">
              {step.title}
              <small>{step.said || step.owner}</small>
            </span>
            <span className="nt-real">
              {step.real}
              {step.off !== "" && <em>{step.real === "" ? `→ ${step.off}` : step.off}</em>}
            </span>
          </li>
        ))}
      </ol>
    </aside>
  );
}
