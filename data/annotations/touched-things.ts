import type { Thing } from '../contract/touches.ts';
import { tagsOf } from './annotation-fields.ts';
import type { EntityKind } from './change.ts';
import { canonical, textIn, type EntityState } from './entity-state.ts';

const THING_OF = {
  annotation: 'notes',
  preference: 'preferences',
  search: 'searches',
  indicator: 'verdicts',
  alignment: 'alignments',
  term: 'terms',
  record: 'records',
  clipping: 'clippings',
  collection: 'collections',
  authority: 'authorities',
  template: 'templates',
} as const satisfies Record<EntityKind, Thing>;

/** What has changed for whoever shows it, by the state of one thing before and after; null: it was not there. */
export function touchedThings(
  kind: EntityKind,
  before: EntityState | null,
  after: EntityState,
): readonly Thing[] {
  // What a record says of collections follows from them.
  if (kind === 'collection') return [THING_OF[kind], 'records'];
  if (kind !== 'annotation') return [THING_OF[kind]];
  const things: Thing[] = [THING_OF[kind]];
  if (tagsInUse(before) !== tagsInUse(after)) things.push('tags');
  if (wordsGivenTo(before) !== wordsGivenTo(after)) things.push('texts');
  return things;
}

function tagsInUse(state: EntityState | null): string {
  return state && isPresent(state) ? JSON.stringify(tagsOf(state)) : '[]';
}

/** What an accepted correction does to a text: nothing, while it is not accepted or lies in the trash. */
function wordsGivenTo(state: EntityState | null): string {
  if (!state || !isPresent(state)) return '';
  const { fields } = state;
  if (fields['kind'] !== 'correction' || fields['accepted'] !== true) return '';
  return `${textIn(fields, 'replacement')} ${canonical(fields['targets'] ?? null)}`;
}

function isPresent({ fields }: EntityState): boolean {
  return fields['created'] !== undefined && fields['deleted'] !== true;
}
