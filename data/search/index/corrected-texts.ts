import { codePointLength, sliceCodePoints } from '../../contract/code-points.ts';
import type { Correction, PassageId, TextRange } from '../../contract/model.ts';
import { searchForm } from '../../text/search-form.ts';
import { hasMember } from './bit-set.ts';
import type { PassageTable } from './passage-table.ts';
import { textOf } from './passage-texts.ts';

/** A passage as an archivist has corrected it. */
export interface CorrectedText {
  readonly corrections: readonly Correction[];
  readonly text: string;
  /** Of the printed wording and of the corrected one, with a line end between, across which nothing matches. */
  readonly units: string;
  /** The printed stretch that shows what stands in a range of the corrected text; null for what is not corrected. */
  readonly toPrinted: (range: TextRange) => TextRange | null;
}

export type CorrectedTexts = ReadonlyMap<number, CorrectedText>;

const known = new WeakMap<
  PassageTable,
  { readonly corrections: readonly Correction[]; readonly texts: CorrectedTexts }
>();

/** The corrected passages by their number in the table; kept as long as the corrections are the same. */
export function correctedTexts(table: PassageTable, corrections: readonly Correction[]): CorrectedTexts {
  const before = known.get(table);
  if (before?.corrections === corrections) return before.texts;
  const byPassage = Map.groupBy(corrections, (one) => one.passageId);
  const texts = new Map<number, CorrectedText>();
  for (const [passage, passageId] of passagesOf(table, [...byPassage.keys()])) {
    texts.set(passage, correct(textOf(table, passage), byPassage.get(passageId) ?? []));
  }
  known.set(table, { corrections, texts });
  return texts;
}

/** `corrections` in order, none overlapping. */
export function correct(printed: string, corrections: readonly Correction[]): CorrectedText {
  let text = '';
  let length = 0;
  let end = 0;
  const stretches = corrections.map((one) => {
    const kept = sliceCodePoints(printed, end, one.start);
    const start = length + (one.start - end);
    length = start + codePointLength(one.replacement);
    text += kept + one.replacement;
    end = one.end;
    return { start, end: length, printed: [one.start, one.end] as const };
  });
  text += sliceCodePoints(printed, end, codePointLength(printed));
  return {
    corrections,
    text,
    units: searchForm(`${printed}\n${text}`).units,
    toPrinted: ([from, to]) => {
      const touched = stretches.filter((one) => one.start < to && from < one.end);
      const [first, last] = [touched[0], touched.at(-1)];
      if (!first || !last) return null;
      // What reaches beyond a correction stands as printed, as far from its edge as in the corrected text.
      const before = Math.max(0, first.start - from);
      const after = Math.max(0, to - last.end);
      return [first.printed[0] - before, last.printed[1] + after];
    },
  };
}

function* passagesOf(table: PassageTable, ids: readonly PassageId[]): Iterable<readonly [number, PassageId]> {
  if (ids.length === 0) return;
  const wanted = JSON.stringify(ids);
  for (const { archive, base } of table.parts) {
    const rows = archive.database
      .prepare<[string], { key: number; id: PassageId }>(
        `SELECT passage_key AS key, passage_id AS id FROM passages
           WHERE passage_id IN (SELECT value FROM json_each(?))`,
      )
      .all(wanted);
    for (const { key, id } of rows) if (hasMember(table.active, base + key)) yield [base + key, id];
  }
}
