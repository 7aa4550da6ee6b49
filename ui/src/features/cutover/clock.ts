const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const two = (value: number): string => String(value).padStart(2, "0");

/** What a clock shows that is so many seconds ahead of UTC. The core says how many; nothing is reckoned here. */
export function shown(ms: number, offset: number): { time: string; seconds: string; date: string } {
  const at = new Date(ms + offset * 1000);
  return {
    time: `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`,
    seconds: two(at.getUTCSeconds()),
    date: `${days[at.getUTCDay()] ?? ""} ${at.getUTCDate()} ${months[at.getUTCMonth()] ?? ""}`,
  };
}

/** What is left until a moment, `23:41` and its seconds; null once it has passed. */
export function left(now: number, until: number): { time: string; seconds: string } | null {
  const seconds = Math.floor((until - now) / 1000);
  if (seconds < 0) return null;
  const hours = Math.floor(seconds / 3600);
  return { time: `${hours}:${two(Math.floor(seconds / 60) % 60)}`, seconds: two(seconds % 60) };
}

/** Whole minutes since a moment. */
export const minutesSince = (now: number, since: number): number =>
  Math.max(0, Math.floor((now - since) / 60_000));
