import { sliceCodePoints } from '../../data/contract/code-points.ts';
import type { FigureFields, Indicator } from '../../data/contract/indicator-model.ts';
import type { Correction } from '../../data/contract/model.ts';
import { fieldsOf } from '../../data/contract/verdict-model.ts';

/** A stretch of a passage and what stands there instead; code points. */
export type Replacement = Pick<Correction, 'passageId' | 'start' | 'end' | 'replacement'>;

/**
 * What a figure says once characters of its number have been put right; null where they say nothing of its number: they
 * stand elsewhere, or words around them are not one plain number. `text`: of the passage, as it was read.
 */
export function figurePutRight(
  figure: Indicator,
  text: string,
  replacements: readonly Replacement[],
): FigureFields | null {
  if (figure.range === null) return null;
  const [from, to] = figure.range;
  const within = replacements
    .filter(
      ({ passageId, start, end }) =>
        passageId === figure.passageId && start < end && start >= from && end <= to,
    )
    .toSorted((a, b) => b.start - a.start);
  const read = figure.read ?? fieldsOf(figure);
  if (within.length === 0 || numberIn(sliceCodePoints(text, from, to)) !== read.value) return null;
  const value = numberIn(
    within
      .reduce(replaced, [...text].slice(0, to))
      .slice(from)
      .join(''),
  );
  return value === null ? null : { ...fieldsOf(figure), value };
}

/** From the last to the first, so that those before keep their places. */
function replaced(
  characters: readonly string[],
  { start, end, replacement }: Replacement,
): readonly string[] {
  return [...characters.slice(0, start), ...replacement, ...characters.slice(end)];
}

/** The one number in some words, digits grouped or not; null where there is none or more. */
function numberIn(words: string): number | null {
  const [only, another] = words.match(/\d+(?:[,，]\d{3})*(?:\.\d+)?/gu) ?? [];
  return only === undefined || another !== undefined ? null : Number(only.replace(/[,，]/gu, ''));
}
