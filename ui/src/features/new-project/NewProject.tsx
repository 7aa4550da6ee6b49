export function NewProject(_: { sheet: { ticket: number; name: string } | null }) {
  return null;
}
