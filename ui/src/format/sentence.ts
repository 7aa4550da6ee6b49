/** Words of the core with their full stop, for when another sentence follows. They may begin with a file's name, which keeps its letters. */
export function closed(words: string): string {
  return words === "" || /[.!?…]$/.test(words) ? words : `${words}.`;
}

/** Words of the core that stand as a sentence of their own. */
export function sentence(words: string): string {
  return closed(`${words.charAt(0).toUpperCase()}${words.slice(1)}`);
}
