export type ErrorKind = "user" | "file" | "internal";

/** An error of the core as it is shown: what could not be done, and what to try. */
export class CallError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly hint: string;

  constructor(kind: ErrorKind, code: string, message: string, hint: string) {
    super(message);
    this.name = "CallError";
    this.kind = kind;
    this.code = code;
    this.hint = hint;
  }
}

const kinds: readonly unknown[] = ["user", "file", "internal"];
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Whatever a host throws becomes one shape, so that no screen has to guess. */
export function shapeError(thrown: unknown, command: string): CallError {
  if (thrown instanceof CallError) return thrown;
  const wire = typeof thrown === "object" && thrown !== null ? (thrown as Record<string, unknown>) : {};
  if (kinds.includes(wire.kind) && text(wire.message) !== "") {
    return new CallError(wire.kind as ErrorKind, text(wire.code), text(wire.message), text(wire.hint));
  }
  const said = text(thrown) || text(wire.message);
  return new CallError(
    "internal",
    "host",
    `The program did not answer “${command}”.`,
    said || "Nothing was changed. Try again; if it stays so, close the project and open it again.",
  );
}
