// biome-ignore-all lint/a11y/noInteractiveElementToNoninteractiveRole: a lane is a group with a name; its bars are the buttons
// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: groups of a drawing take no focus; its buttons stand outside them
import { Fragment, type SVGProps } from "react";
import { BAR_HEIGHT, BAR_TOP, DIAMOND, type LaneShape } from "./geometry";
import type { Move } from "./move";
import { Rail } from "./Rail";
import { rhomb } from "./rhomb";
import type { StopKind } from "./stops";

export type ItemProps = (kind: StopKind, index: number, sentence: string) => SVGProps<SVGGElement>;

type LaneDrawingProps = {
  shape: LaneShape;
  day: number;
  critical: boolean;
  floats: boolean;
  /** The pattern of what is with a carrier. */
  hatch: string;
  /** The tip of an arrow. */
  tip: string;
  /** A move of its cutover. */
  moved: Move | null;
  /** What makes a shape a button that arrow keys step over. */
  item: ItemProps;
  /** What makes a diamond one that can be dragged. */
  grip: SVGProps<SVGGElement>;
};

/** One order: its bars, what its cutover depends on, its float and its diamonds. */
export function LaneDrawing({
  shape,
  day,
  critical,
  floats,
  hatch,
  tip,
  moved,
  item,
  grip,
}: LaneDrawingProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset
    <g role="group" aria-label={shape.lane.sentence}>
      {shape.rail && <Rail rail={shape.rail} tip={tip} item={item} />}
      {shape.bars.map(({ bar, box, label, notes }, index) => {
        const look = `tl-bar ${bar.fill}${critical && bar.critical ? " critical" : ""}`;
        return (
          <Fragment key={`${bar.from}${bar.text}`}>
            <g {...item("bar", index, bar.sentence)}>
              <title>{bar.sentence}</title>
              <rect {...box} rx={3} className={look} />
              {bar.fill === "carrier" && (
                <rect {...box} rx={3} fill={`url(#${hatch})`} pointerEvents="none" />
              )}
              {bar.fill === "rejected" && (
                <g transform={`translate(${box.x + box.width - 19} ${box.y + 4})`} className="tl-cross">
                  <circle cx="8" cy="8" r="6.2" />
                  <path d="m5.8 5.8 4.4 4.4M10.2 5.8l-4.4 4.4" />
                </g>
              )}
            </g>
            {/* Beside the button: its name is the whole sentence, of which this is a short form. */}
            <g aria-hidden="true" className="tl-words">
              {label && (
                <text x={label.x} y={label.y} className={`tl-bar-text ${bar.fill}`}>
                  {label.text}
                </text>
              )}
              {notes.map((note) => (
                <text key={note.text} x={note.x} y={note.y} className="tl-sub tl-out">
                  {note.text}
                </text>
              ))}
            </g>
          </Fragment>
        );
      })}
      {shape.earliest && (
        <g aria-hidden="true">
          <path
            d={`M${shape.earliest.x} ${shape.earliest.box.y}v${shape.earliest.box.height}`}
            className="tl-earliest"
          />
          {shape.earliest.label && (
            <text
              x={shape.earliest.label.x}
              y={shape.earliest.label.y}
              textAnchor={shape.earliest.label.anchor}
              className="tl-sub"
            >
              {shape.earliest.label.text}
            </text>
          )}
        </g>
      )}
      {moved?.moving && (
        <path
          d={rhomb(
            ((moved.snapped ?? moved.moving.day) + 0.5) * day,
            shape.top + BAR_TOP + BAR_HEIGHT / 2,
            DIAMOND,
          )}
          className={`tl-diamond to${moved.told?.window === null ? " no" : ""}`}
          aria-hidden="true"
        />
      )}
      {shape.reach && (
        <path
          d={`M${shape.reach.x1} ${shape.reach.y}H${shape.reach.x2}`}
          className={`tl-reach${shape.lane.critical ? " critical" : ""}`}
        />
      )}
      {floats && shape.float && (
        <g aria-hidden="true">
          <path
            d={`M${shape.float.x1} ${shape.float.y}H${shape.float.x2}M${shape.float.x1} ${shape.float.y - 4}v8M${shape.float.x2} ${shape.float.y - 4}v8`}
            stroke="var(--text-3)"
          />
          <text x={shape.float.label.x} y={shape.float.label.y} className="tl-sub tl-out">
            {shape.float.label.text}
          </text>
        </g>
      )}
      {shape.diamonds.map(({ diamond, x, y, label, detail }, index) => {
        const size = diamond.kind === "maximum" ? DIAMOND - 1 : DIAMOND;
        const look = `${diamond.kind}${critical && diamond.critical ? " critical" : ""}`;
        return (
          <Fragment key={diamond.kind}>
            <g {...item("diamond", index, diamond.sentence)} {...(diamond.kind !== "maximum" ? grip : {})}>
              <title>{diamond.sentence}</title>
              <path d={rhomb(x, y, size)} className={`tl-diamond ${look}`} />
            </g>
            <g aria-hidden="true" className="tl-words">
              <text x={label.x} y={label.y} textAnchor={label.anchor} className={`tl-date tl-out ${look}`}>
                {label.text}
              </text>
              <text x={detail.x} y={detail.y} textAnchor={detail.anchor} className="tl-sub tl-out">
                {detail.text}
              </text>
            </g>
          </Fragment>
        );
      })}
    </g>
  );
}
