import type * as v from 'valibot';

/**
 * What can change under whoever shows it. `records`: what a report is called and where it stands; `reports`: which there
 * are; `texts`: what they say, accepted corrections included; `archives`: the files, and the state of their indexes;
 * `checks`: when the files were checked, and what was found; `scans`: how far pages that are pictures have been read;
 * `names`: how far what the search field suggests has been catalogued. Drafts and backups are nobody's view of the
 * archive, but lists of them are shown.
 */
export const THINGS = [
  'notes',
  'tags',
  'searches',
  'terms',
  'verdicts',
  'alignments',
  'clippings',
  'collections',
  'authorities',
  'templates',
  'records',
  'reports',
  'texts',
  'archives',
  'checks',
  'preferences',
  'drafts',
  'backups',
  'scans',
  'names',
] as const;
export type Thing = (typeof THINGS)[number];

/**
 * `touches`: all that a method may change, empty for one that only reads. `dependsOn`: what its answer follows from,
 * empty where that is its request alone.
 */
export interface Declaration {
  readonly touches: readonly Thing[];
  readonly dependsOn: readonly Thing[];
}

type Schema = v.GenericSchema<unknown, unknown>;
export type Declared = Schema & { readonly declaration: Declaration };

/** A method that changes nothing; asked again it answers the same until one of these has changed. */
export function reads<Of extends Schema>(
  schema: Of,
  first: Thing,
  ...others: readonly Thing[]
): Of & Declared {
  return { ...schema, declaration: { touches: [], dependsOn: [first, ...others] } };
}

/** A method whose answer follows from its request alone: whatever has changed, it answers the same. */
export function computes<Of extends Schema>(schema: Of): Of & Declared {
  return { ...schema, declaration: { touches: [], dependsOn: [] } };
}

/** A method that may change these; which it really changed comes with the Reply. */
export function changes<Of extends Schema>(
  schema: Of,
  first: Thing,
  ...others: readonly Thing[]
): Of & Declared {
  return { ...schema, declaration: { touches: [first, ...others], dependsOn: [] } };
}

/** What notes can be about: a note that is an accepted correction is part of the text. */
export const NOTE_THINGS = ['notes', 'tags', 'texts'] as const satisfies readonly Thing[];
/** What lies in the notebook beside notes. */
export const ENTRY_THINGS = [
  'searches',
  'verdicts',
  'alignments',
  'terms',
  'clippings',
  'collections',
  'authorities',
  'templates',
  'records',
] as const satisfies readonly Thing[];
/** Everything that an action of the notebook can be about. */
export const NOTEBOOK_THINGS = [
  ...NOTE_THINGS,
  ...ENTRY_THINGS,
  'preferences',
] as const satisfies readonly Thing[];
