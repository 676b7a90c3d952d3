import type { LostParts, RefusalReason, RefusedItem, Target } from '../contract/annotation-model.ts';
import type { Fields } from './annotation-fields.ts';
import { targetsAsField } from './annotation-fields.ts';
import { textIn } from './entity-state.ts';
import { hypothesisNote, isHypothesis } from './foreign-hypothesis.ts';
import { itemsOf } from './foreign-items.ts';
import { identitiesOf, idFor, indexOfNames } from './foreign-identity.ts';
import { isItem, listOf, type ForeignNote, type ForeignTarget } from './foreign-note.ts';
import { w3cNote } from './foreign-w3c.ts';
import { zoteroItem, zoteroNote } from './foreign-zotero.ts';
import { plainTerms } from './plain-terms.ts';
import { circleRefused, inCircles } from './reply-circles.ts';

/** A note as its fields are stored. */
export interface ReadAnnotation {
  readonly id: string;
  readonly fields: Fields;
  /** Where it lies in its file, as losses name it. */
  readonly item: Omit<LostParts, 'lost'>;
}

export interface ReadNotes {
  readonly read: readonly ReadAnnotation[];
  readonly refused: readonly RefusedItem[];
  readonly losses: readonly LostParts[];
}

/** Where a quotation from elsewhere stands in the texts that are open; lost where it stands nowhere. */
export type Place = (target: ForeignTarget) => Target;

/**
 * Adds, to who answers whom in the file, what of the notebook that leads to: a circle may close over two files.
 */
export type WithThoseHere = (
  replies: ReadonlyMap<string, string | null>,
) => ReadonlyMap<string, string | null>;

const EARLIEST = Date.UTC(1900, 0);
/** Clocks differ. */
const A_DAY = 86_400_000;
const LONGEST_SOURCE = 20_000;
const LONGEST_BODY = 200_000;

/**
 * The annotations of a file of this or another program: what can be taken, why the rest cannot, and what those that are
 * taken leave behind. `now` is the time of notes that state none. Throws `file_format` for what is no annotation file.
 */
export function readNotes(text: string, place: Place, now: string, withThoseHere: WithThoseHere): ReadNotes {
  const found = itemsOf(text);
  const items = found.items.map((value) => {
    const plain = isItem(value) ? plainTerms(value) : value;
    const source = sourceOf(value);
    return { source: source ?? '', words: wordsIn(plain), note: source === null ? TOO_DEEP : noteIn(plain) };
  });
  const { idAt, answered } = namesIn(items);
  const read = new Map<string, ReadAnnotation>();
  const refused: RefusedItem[] = [];
  const losses: LostParts[] = [];
  if (found.lost.length > 0) losses.push({ at: null, words: '', item: 'the file', lost: found.lost });
  items.forEach(({ source, words, note }, index) => {
    const at = index + 1;
    const item = { at, words, item: `item ${at}${words === '' ? '' : ` “${words}”`}` };
    if ('reason' in note) return void refused.push({ ...item, ...note });
    const id = idAt(index);
    if (read.has(id))
      return void refused.push({ ...item, code: 'twice', reason: `${note.id ?? id} is there twice` });
    const made = fieldsOf(note, source, place, now, answered);
    const fault = faultOf(made.fields);
    if (fault) return void refused.push({ ...item, ...fault });
    read.set(id, { id, fields: made.fields, item });
    if (made.lost.length > 0) losses.push({ ...item, lost: made.lost });
  });
  const replies = new Map(
    [...read].map(([id, { fields }]) => [id, textIn(fields, 'replyTo') || null] as const),
  );
  for (const id of inCircles(withThoseHere(replies))) {
    if (!read.delete(id)) continue;
    refused.push(circleRefused(id));
  }
  return { read: [...read.values()], refused, losses };
}

const TOO_DEEP: RefusalReason = { code: 'form', reason: 'is nested too deep' };

/** Null for what is nested too deep to be written again. */
function sourceOf(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The note that a name means, in the file or of ours; null for the name of a text. */
type Answered = (name: string) => string | null;

interface ReadItem {
  /** As it lies in the file, JSON. */
  readonly source: string;
  readonly words: string;
  readonly note: ForeignNote | RefusalReason;
}

function namesIn(items: readonly ReadItem[]): {
  readonly idAt: (index: number) => string;
  readonly answered: Answered;
} {
  const notes = items.map(({ source, note }) => ({
    name: 'reason' in note ? null : note.id,
    named: 'reason' in note ? [] : note.named,
    contents: source,
  }));
  const ids = identitiesOf(notes);
  const indexOf = indexOfNames(notes);
  return {
    // There is one for each item.
    idAt: (index) => ids[index]!,
    answered: (name) => {
      const index = indexOf.get(name);
      if (index !== undefined) return ids[index]!;
      return /^(?:urn:uuid:|hypothesis:)/.test(name) ? idFor(name) : null;
    },
  };
}

/**
 * With the notes that are here already as another version: what their program changed in them since is not taken. `sourceHere`
 * is the copy of the source that the note here keeps; undefined where it is none of another program.
 */
export function withOtherVersions(
  losses: readonly LostParts[],
  known: readonly ReadAnnotation[],
  sourceHere: (id: string) => unknown,
): readonly LostParts[] {
  const others = known.flatMap(({ id, fields, item }) => {
    const [here, there] = [sourceHere(id), fields['source']];
    const isOther = typeof here === 'string' && typeof there === 'string' && here !== there;
    return isOther ? [{ ...item, lost: ['changes since it was taken'] }] : [];
  });
  const more = new Map(others.map((one) => [one.at, one]));
  const joined = losses.map((one) => {
    const other = one.at === null ? undefined : more.get(one.at);
    more.delete(one.at);
    return other ? { ...one, lost: [...one.lost, ...other.lost] } : one;
  });
  return [...joined, ...more.values()];
}

function noteIn(value: unknown): ForeignNote | RefusalReason {
  if (!isItem(value))
    return { code: 'form', reason: `${JSON.stringify(value)?.slice(0, 40)} is no annotation` };
  const zotero = zoteroItem(value);
  if (zotero) return zoteroNote(zotero);
  if (isHypothesis(value)) return hypothesisNote(value);
  const isStated = listOf(value['type']).includes('Annotation');
  if (isStated || ['target', 'body', 'bodyValue', 'bodies'].some((key) => key in value))
    return w3cNote(value);
  return { code: 'form', reason: 'has neither a target nor a body' };
}

function fieldsOf(
  note: ForeignNote,
  written: string,
  place: Place,
  now: string,
  answered: Answered,
): { readonly fields: Fields; readonly lost: readonly string[] } {
  const { replyTo, alone, unplaced } = answeredBy(note, answered);
  const targets = [...note.targets, ...alone].map((one) => (one.kind === 'quote' ? place(one) : one));
  // What is all ours is kept in its fields, and needs no copy.
  const isForeign =
    note.lost.length + unplaced.length + alone.length > 0 || note.targets.some((one) => one.kind === 'quote');
  const source = isForeign ? written : null;
  const fits = source !== null && source.length <= LONGEST_SOURCE;
  const modified = note.modified !== null && isPossible(note.modified) ? note.modified : null;
  const isOdd = note.modified !== null && modified === null;
  const lost = [
    ...new Set([
      ...note.lost,
      ...unplaced,
      ...(isOdd ? ['modified'] : []),
      ...(source !== null && !fits ? ['source'] : []),
    ]),
  ];
  return {
    lost,
    fields: {
      created: note.created ?? modified ?? now,
      ...(modified === null ? {} : { modified }),
      author: note.author,
      kind: note.kind,
      body: note.body,
      replacement: note.replacement,
      replyTo,
      ...(fits ? { source } : {}),
      ...note.own,
      targets: targetsAsField(targets),
      ...Object.fromEntries(note.tags.map((tag) => [`tag:${tag}`, true])),
    },
  };
}

/**
 * Of the named targets the first that is a note is answered; a text from elsewhere is what the note stands on where it
 * stands on nothing else. The others are lost.
 */
function answeredBy(
  { named, targets }: ForeignNote,
  answered: Answered,
): {
  readonly replyTo: string | null;
  readonly alone: readonly ForeignTarget[];
  readonly unplaced: readonly string[];
} {
  const parent = named.find((name) => answered(name) !== null);
  const replyTo = parent === undefined ? null : answered(parent);
  const [kept, others] =
    targets.length > 0 || replyTo !== null
      ? [[], named.filter((name) => name !== parent)]
      : [named.slice(0, 1), named.slice(1)];
  return {
    replyTo,
    alone: kept.map((name) => ({ kind: 'quote', quote: name, prefix: '', suffix: '', source: name })),
    unplaced: others.map((name) => `target ${name.slice(0, 80)}`),
  };
}

function faultOf(fields: Fields): RefusalReason | null {
  const created = textIn(fields, 'created');
  if (!isPossible(created))
    return { code: 'date', reason: `${created.slice(0, 40)} is no time at which it can have been written` };
  return textIn(fields, 'body').length > LONGEST_BODY ? { code: 'form', reason: 'body: too long' } : null;
}

/** Not before 1900 nor in the future. */
function isPossible(moment: string): boolean {
  const at = Date.parse(moment);
  return at >= EARLIEST && at <= Date.now() + A_DAY;
}

/** The first words of the note, so that a person knows which one is meant. */
function wordsIn(value: unknown): string {
  if (!isItem(value)) return '';
  const [first] = listOf(value['body'] ?? value['bodies'] ?? value['bodyValue'] ?? value['text']);
  const said = isItem(first) ? first['value'] : first;
  const words = typeof said === 'string' ? said.trim() : '';
  return [...words.slice(0, 60)].slice(0, 24).join('');
}
