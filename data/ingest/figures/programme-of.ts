import type { ProgrammeEntry } from './figure-context.ts';
import type { SentencePlace } from './sentence-place.ts';

const forms = new WeakMap<
  readonly ProgrammeEntry[],
  { readonly pattern: RegExp; readonly names: ReadonlyMap<string, string> }
>();

/** The programme named nearest before the figure in its clause, else in its sentence's rest of the clause; null if none. */
export function programmeOf(
  text: string,
  place: SentencePlace,
  at: number,
  programmes: readonly ProgrammeEntry[],
): string | null {
  if (programmes.length === 0) return null;
  const { pattern, names } = formsOf(programmes);
  const before = [...text.slice(Math.max(place.clauseStart, at - 80), at).matchAll(pattern)].at(-1);
  const after = before ?? [...text.slice(at, Math.min(place.clauseEnd, at + 40)).matchAll(pattern)][0];
  return after ? (names.get(after[0]) ?? null) : null;
}

function formsOf(programmes: readonly ProgrammeEntry[]): {
  readonly pattern: RegExp;
  readonly names: ReadonlyMap<string, string>;
} {
  const known = forms.get(programmes);
  if (known) return known;
  const names = new Map<string, string>();
  for (const { name, variants } of programmes)
    for (const form of [name, ...variants]) if (form !== '') names.set(form, name);
  const alternatives = [...names.keys()]
    .sort((a, b) => b.length - a.length)
    .map((form) => RegExp.escape(form));
  const made = { pattern: new RegExp(alternatives.join('|') || '(?!)', 'gu'), names };
  forms.set(programmes, made);
  return made;
}
