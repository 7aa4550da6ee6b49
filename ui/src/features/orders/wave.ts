// A wave as it is written: its number, its name, and the sites whose orders are of it.

import type { SiteId, WaveForm as WaveRequest, WaveView } from "../../api/generated";

export type WaveForm = { number: string; name: string; sites: readonly SiteId[] };

export const emptyWave: WaveForm = { number: "", name: "", sites: [] };

/** The form with another number: a wave that is known brings its name and sites. */
export function ofNumber(number: string, waves: readonly WaveView[], now: WaveForm): WaveForm {
  const known = waves.find((one) => String(one.number) === number.trim());
  return known === undefined ? { ...now, number } : { number, name: known.name, sites: known.sites };
}

/** Why it cannot be written yet; empty when it can. */
export function missing({ number }: WaveForm): string {
  return number.trim() === "" || /^\d{1,2}$/.test(number.trim()) ? "" : "A wave is a number from 1 to 99.";
}

/** The wave the order is put into, and what is said of the wave itself where that changes. */
export function saves(
  form: WaveForm,
  waves: readonly WaveView[],
): { wave: number | null; group: WaveRequest | null } {
  if (form.number.trim() === "") return { wave: null, group: null };
  const wave = Number(form.number);
  const known = waves.find((one) => one.number === wave) ?? { name: "", sites: [] as SiteId[] };
  const sites = [...form.sites].sort((a, b) => a - b);
  const same =
    form.name === known.name &&
    JSON.stringify(sites) === JSON.stringify([...known.sites].sort((a, b) => a - b));
  return { wave, group: same ? null : { number: wave, name: form.name, sites } };
}
