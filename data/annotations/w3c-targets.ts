import * as v from 'valibot';
import type { RefusalReason, Target } from '../contract/annotation-model.ts';
import { targetSchema } from './change-check.ts';
import { isItem, listOf, textOf, type ForeignTarget, type Item } from './foreign-note.ts';
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
  readonly lost: readonly string[];
}

const MOST_TARGETS = 50;
const LONGEST_QUOTE = 20_000;
const LONGEST_CONTEXT = 200;

/** What an annotation is about: ours by their names, anything else by what it quotes. */
export function targetsIn(raw: unknown): ReadTargets | RefusalReason {
  const targets: (Target | ForeignTarget)[] = [];
  const named: string[] = [];
  const lost: string[] = [];
  const all = listOf(raw).flatMap((one) =>
    isItem(one) && listOf(one['items']).length > 0 ? listOf(one['items']) : [one],
  );
  for (const one of all.slice(0, MOST_TARGETS)) {
    const source = sourceOf(one);
    if (source === NOWHERE_URN) continue;
    if (source.startsWith(OWN_URN)) {
      const made = ownTarget(source, isItem(one) ? one : {});
      if ('reason' in made) return made;
      targets.push(made);
      continue;
    }
    const quotes = isItem(one) ? quotesIn(one, source) : [];
    for (const quote of quotes) targets.push(quote);
    if (quotes.length === 0 && source !== '') named.push(source);
    if (quotes.length === 0 && isItem(one) && listOf(one['selector']).length > 0)
      lost.push('target.selector');
  }
  if (all.length > MOST_TARGETS) lost.push('target');
  return { targets, named, lost };
}

function sourceOf(target: unknown): string {
  if (!isItem(target)) return textOf(target);
  const source = target['source'];
  return textOf(isItem(source) ? (source['id'] ?? source['@id']) : (source ?? target['id'] ?? target['@id']));
}

/** Selectors of words; others (positions, fragments, paths) say the same in the terms of a page that is not here. */
function quotesIn(target: Item, source: string): readonly ForeignTarget[] {
  const selectors = listOf(target['selector']).flatMap((one) =>
    isItem(one) ? [one, ...listOf(one['refinedBy'])] : [],
  );
  return selectors.filter(isItem).flatMap((one) => {
    const exact = textOf(one['exact'] ?? one['quote']);
    if (exact === '' || exact.length > LONGEST_QUOTE) return [];
    const [prefix, suffix] = [
      textOf(one['prefix'] ?? one['quotePrefix']),
      textOf(one['suffix'] ?? one['quoteSuffix']),
    ];
    return [
      {
        kind: 'quote' as const,
        quote: exact,
        prefix: Array.from(prefix)
          .slice(-LONGEST_CONTEXT / 2)
          .join(''),
        suffix: Array.from(suffix)
          .slice(0, LONGEST_CONTEXT / 2)
          .join(''),
        source,
      },
    ];
  });
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
