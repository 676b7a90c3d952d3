import type { ComparedRow, RowKind } from '../../data/contract/comparison-model.ts';
import type { PassageId } from '../../data/contract/model.ts';
import type { Sentence } from '../../data/compare/sentence.ts';
import type { Counts } from './alignment-counts.ts';
import type { Pair } from './alignment-baselines.ts';
import { placesOf } from './alignment-gold.ts';

/** data/compare/gold/revision.json: [from, to] in the text, [sentence, new neighbour before it], [text, neighbour]. */
export interface Revision {
  readonly report: string;
  readonly figure: readonly (readonly [string, string])[];
  readonly reworded: readonly (readonly [string, string])[];
  readonly moved: readonly (readonly [string, string])[];
  readonly dropped: readonly string[];
  readonly new: readonly (readonly [string, string])[];
}

interface Revised {
  readonly sentence: Sentence;
  /** Its place in the text before; null for a new one. */
  readonly from: number | null;
  readonly kind: RowKind;
}

export interface RevisedText {
  readonly sentences: readonly Sentence[];
  readonly judge: (pairs: readonly Pair[]) => Counts;
  /** What the row should be called. */
  readonly kindOf: (row: ComparedRow) => RowKind | undefined;
}

export function applyRevision(original: readonly Sentence[], revision: Revision): RevisedText {
  const place = (quote: string): number => placesOf(original, quote, revision.report)[0]!;
  const revised = new Map<number, Revised>(
    original.map((sentence, from) => [from, { sentence, from, kind: 'same' }]),
  );
  const reword =
    (kind: 'figure' | 'reworded') =>
    ([from, to]: readonly [string, string]) => {
      const at = place(from);
      const sentence = original[at]!;
      revised.set(at, { from: at, kind, sentence: { ...sentence, text: sentence.text.replace(from, to) } });
    };
  revision.figure.forEach(reword('figure'));
  revision.reworded.forEach(reword('reworded'));
  revision.dropped.forEach((quote) => revised.delete(place(quote)));
  const list = [...revised.values()];
  for (const [quote, neighbour] of revision.moved) {
    const at = list.findIndex((one) => one.from === place(quote));
    const [moving] = list.splice(at, 1);
    list.splice(list.findIndex((one) => one.from === place(neighbour)) + 1, 0, {
      ...moving!,
      kind: 'moved',
      sentence: { ...moving!.sentence, section: original[place(neighbour)]!.section },
    });
  }
  for (const [text, neighbour] of revision.new) {
    const after = list.findIndex((one) => one.from === place(neighbour));
    list.splice(after + 1, 0, {
      from: null,
      kind: 'new',
      sentence: { ...list[after]!.sentence, text, figures: [] },
    });
  }
  return judgeOf(original, list);
}

function judgeOf(original: readonly Sentence[], list: readonly Revised[]): RevisedText {
  // Test ids: every revised sentence is a passage of its own.
  const idOf = (place: number): PassageId => `revised:${place}` as PassageId;
  const sentences = list.map((one, place) => ({ ...one.sentence, passageId: idOf(place) }));
  const byId = new Map(list.map((one, place) => [idOf(place), one]));
  return {
    sentences,
    judge: (pairs) => ({
      found: pairs.length,
      right: pairs.filter(([left, right]) => list[right]!.from === left).length,
      expected: list.filter((one) => one.from !== null).length,
    }),
    kindOf: (row) => {
      if (row.right === null) return 'dropped';
      const made = byId.get(row.right.passageId);
      const isPartner =
        made !== undefined && made.from !== null && original[made.from]!.text === row.left?.text;
      return made?.kind === 'new' || isPartner ? made.kind : undefined;
    },
  };
}
