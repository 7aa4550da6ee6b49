import type { RecentEntry } from "../../host/host";

/** Projects whose name, folder or detail holds every word that was typed. */
export function findProjects(projects: readonly RecentEntry[], typed: string): RecentEntry[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return projects.filter(({ name, folder, detail }) => {
    const text = `${name} ${folder} ${detail}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
