import * as v from 'valibot';
import type { RefusalReason, Target } from '../contract/annotation-model.ts';
import { targetSchema } from './change-check.ts';
import { MOST_TARGETS } from '../contract/note-limits.ts';
import { cutQuote, isItem, listOf, textOf, unread, type ForeignTarget, type Item } from './foreign-note.ts';
import {
  INDICATOR_URN,
  NOWHERE_URN,
  OWN_URN,
  PASSAGE_URN,
  REPORT_URN,
  SECTION_URN,
} from './jsonld-vocabulary.ts';

export interface ReadTargets {
  readonly targets: readonly (Target | ForeignTarget)[];
  /** Targets that are named and not quoted; one may be another annotation of the file. */
  readonly named: readonly string[];
  /** Resources as they lie there, for what they say of who and when. */
  readonly resources: readonly Item[];
  readonly lost: readonly string[];
}

const LONGEST_CONTEXT = 100;
/** Of lists within lists, and of selectors that refine each other. */
const DEEPEST = 8;
const READ = [
  ...['id', 'type', 'source', 'selector', 'annotation'],
  // These sign the note where nothing else does (w3c-signature.ts).
  ...['creator', 'created', 'modified', 'updated'],
  ...['report', 'edition', 'textHash', 'heading', 'indicator'].map((term) => `lanjuan:${term}`),
];
const READ_OF_QUOTE = [
  ...['id', 'type', 'exact', 'prefix', 'suffix', 'quote', 'quotePrefix', 'quoteSuffix', 'refinedBy'],
  // Where the words stand on a page that is not here.
  ...['start', 'end', 'offset', 'range', 'offsetReference'],
];

/** What an annotation is about: ours by their names, anything else by what it quotes. */
export function targetsIn(raw: unknown): ReadTargets | RefusalReason {
  const targets: (Target | ForeignTarget)[] = [];
  const named: string[] = [];
  const lost: string[] = [];
  const all = listOf(raw).flatMap((one) => singleTargets(one, lost));
  for (const one of all.slice(0, MOST_TARGETS)) {
    const source = sourceOf(one);
    if (isItem(one)) addAll(lost, [...unread(one, READ, 'target.'), ...lostOfSource(one['source'])]);
    if (source === NOWHERE_URN) continue;
    if (source.startsWith(OWN_URN)) {
      const made = ownTarget(source, isItem(one) ? one : {});
      if ('reason' in made) return made;
      targets.push(made);
      continue;
    }
    const quotes = isItem(one) ? quotesIn(one, source, lost) : [];
    addAll(targets, quotes);
    if (quotes.length > 0) continue;
    const isSelected = isItem(one) && listOf(one['selector']).length > 0;
    if (isSelected) lost.push('target.selector');
    if (source !== '') named.push(source);
    else if (!isSelected) lost.push('target');
  }
  if (all.length > MOST_TARGETS || targets.length > MOST_TARGETS) lost.push('target');
  const resources = all.slice(0, MOST_TARGETS).filter(isItem);
  return { targets: targets.slice(0, MOST_TARGETS), named, resources, lost };
}

/** Choices, lists and composites are read one after the other. */
function singleTargets(raw: unknown, lost: string[], depth = 0): readonly unknown[] {
  const items = isItem(raw) ? listOf(raw['items']) : [];
  if (!isItem(raw) || items.length === 0 || depth === DEEPEST) return [raw];
  addAll(lost, unread(raw, ['id', 'type', 'items'], 'target.'));
  return items.flatMap((one) => singleTargets(one, lost, depth + 1));
}

function addAll<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one);
}

function sourceOf(target: unknown): string {
  if (!isItem(target)) return textOf(target);
  const [source = target['id']] = listOf(target['source']);
  return textOf(isItem(source) ? source['id'] : source);
}

function lostOfSource(raw: unknown): readonly string[] {
  const [first, ...others] = listOf(raw);
  return [
    ...(isItem(first) ? unread(first, ['id', 'type'], 'target.source.') : []),
    ...(others.length > 0 ? ['target.source'] : []),
  ];
}

/** Selectors of words; others (positions, fragments, paths) say the same in the terms of a page that is not here. */
function quotesIn(target: Item, source: string, lost: string[]): readonly ForeignTarget[] {
  return selectorsIn(target['selector']).flatMap((one) => {
    const exact = textOf(one['exact'] ?? one['quote']);
    if (exact === '') return [];
    const prefix = [...textOf(one['prefix'] ?? one['quotePrefix'])];
    const suffix = [...textOf(one['suffix'] ?? one['quoteSuffix'])];
    const quote = cutQuote(exact, 'target.selector.exact');
    addAll(lost, [...unread(one, READ_OF_QUOTE, 'target.selector.'), ...quote.lost]);
    // Words that far away say no more about the place; only a text that is not here could.
    return [
      {
        kind: 'quote' as const,
        quote: quote.quote,
        prefix: prefix.slice(-LONGEST_CONTEXT).join(''),
        suffix: suffix.slice(0, LONGEST_CONTEXT).join(''),
        source,
      },
    ];
  });
}

function selectorsIn(raw: unknown, depth = 0): readonly Item[] {
  if (depth > DEEPEST) return [];
  return listOf(raw)
    .filter(isItem)
    .flatMap((one) => [one, ...selectorsIn(one['refinedBy'], depth + 1)]);
}

function ownTarget(source: string, resource: Item): Target | RefusalReason {
  const rest = (urn: string): string | null =>
    source.startsWith(urn) ? decoded(source.slice(urn.length)) : null;
  const reportId = resource['lanjuan:report'];
  const edition = resource['lanjuan:edition'];
  const checked = v.safeParse(
    targetSchema,
    rest(PASSAGE_URN) !== null
      ? { ...rangeIn(resource), reportId, edition, passageId: rest(PASSAGE_URN) }
      : rest(SECTION_URN) !== null
        ? { kind: 'section', reportId: rest(SECTION_URN), edition, heading: resource['lanjuan:heading'] }
        : rest(INDICATOR_URN) !== null
          ? { kind: 'indicator', reportId, indicatorId: rest(INDICATOR_URN) }
          : { kind: 'report', reportId: rest(REPORT_URN) },
  );
  // What has passed the schema is a target: its fields are those, and ids are non-empty strings.
  if (checked.success) return checked.output as Target;
  return { code: 'elsewhere', reason: `target ${source.slice(0, 80)} is not of an archive` };
}

function rangeIn(resource: Item): Item {
  const selectors = listOf(resource['selector']).filter(isItem);
  const quote = selectors.find((one) => one['type'] === 'TextQuoteSelector');
  const position = selectors.find((one) => one['type'] === 'TextPositionSelector');
  return {
    kind: 'range',
    start: position?.['start'] ?? 0,
    end: position?.['end'] ?? 0,
    quote: quote?.['exact'],
    prefix: quote?.['prefix'] ?? '',
    suffix: quote?.['suffix'] ?? '',
    textHash: resource['lanjuan:textHash'],
  };
}

function decoded(id: string): string {
  try {
    return decodeURI(id);
  } catch {
    return id;
  }
}
