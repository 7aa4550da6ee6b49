/** The keys of a shortcut, such as `Ctrl+K`, each drawn as a key. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="keys">
      {keys.split("+").map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
