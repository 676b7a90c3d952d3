import { WordFinder } from '../text/word-finder.ts';

/** A row of data/corpus/programmes.csv. */
export interface ProgrammeNames {
  readonly name: string;
  readonly variants: readonly string[];
}

export interface ProgrammeForms {
  /** Names and variants, with the preferred name of each. */
  readonly finder: WordFinder<string>;
  readonly preferred: ReadonlyMap<string, string>;
}

const known = new WeakMap<readonly ProgrammeNames[], ProgrammeForms>();

/** The forms of the thesaurus, put together once for all texts that are read with it. */
export function formsOf(thesaurus: readonly ProgrammeNames[]): ProgrammeForms {
  const made = known.get(thesaurus);
  if (made) return made;
  const preferred = new Map(
    thesaurus.flatMap(({ name, variants }) => [name, ...variants].map((form) => [form, name] as const)),
  );
  const forms = { finder: new WordFinder(preferred), preferred };
  known.set(thesaurus, forms);
  return forms;
}
