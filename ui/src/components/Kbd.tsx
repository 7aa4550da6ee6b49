/** The keys of a shortcut, such as `Ctrl+K`, pressed together and so drawn as one key. */
export function Kbd({ keys }: { keys: string }) {
  return <kbd className="keys">{keys.replaceAll("+", " ")}</kbd>;
}
