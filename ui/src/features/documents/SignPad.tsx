import { useRef } from "react";
import { Button } from "../../components/Button";
import { begun, drawn, noInk, pathOf, pointOf, ratio, type Stroke } from "./strokes";

interface SignPadProps {
  strokes: readonly Stroke[];
  onChange: (strokes: readonly Stroke[]) => void;
  signer: string;
}

const width = 450;

/** A line to sign on, with pen, finger or mouse. Who has none of them attaches the signed file. */
export function SignPad({ strokes, onChange, signer }: SignPadProps) {
  const pad = useRef<SVGSVGElement>(null);
  const draws = useRef(false);
  const at = (event: React.PointerEvent) =>
    pad.current ? pointOf(event, pad.current.getBoundingClientRect()) : null;
  return (
    <div className="sign-pad">
      <svg
        ref={pad}
        viewBox={`0 0 ${width} ${width / ratio}`}
        role="img"
        aria-label={`Pad for the signature of ${signer || "the signer"}`}
        onPointerDown={(event) => {
          const point = at(event);
          if (!point) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          draws.current = true;
          onChange(begun(strokes, point));
        }}
        onPointerMove={(event) => {
          const point = draws.current ? at(event) : null;
          if (point) onChange(drawn(strokes, point));
        }}
        onPointerUp={() => {
          draws.current = false;
        }}
      >
        <line x1="12" x2={width - 12} y1={width / ratio - 16} y2={width / ratio - 16} className="sign-line" />
        {strokes.map((stroke, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only ever added at the end
          <path key={index} d={pathOf(stroke, width)} className="sign-ink" />
        ))}
      </svg>
      <span className="row">
        <span className="label">{signer} signs here with pen, finger or mouse</span>
        <span className="space" />
        <Button look="quiet" isDisabled={strokes.length === 0} onPress={() => onChange(noInk)}>
          Clear
        </Button>
      </span>
    </div>
  );
}
