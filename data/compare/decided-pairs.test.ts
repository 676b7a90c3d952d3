import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignmentKey, readAlignment, type KeptAlignment } from '../contract/alignment-entry.ts';
import type { NotebookEntry } from '../contract/annotation-model.ts';
import type { Column, ComparedRow } from '../contract/comparison-model.ts';
import type { PassageId, ReportId } from '../contract/model.ts';
import { alignSentences } from './align-sentences.ts';
import { findDecisions } from './decided-pairs.ts';
import type { Sentence } from './sentence.ts';

// Ids of this test: any unlike string will do.
const OLD: Column = { reportId: 'qinghe-2020' as ReportId, edition: 'digest' };
const NEW: Column = { reportId: 'qinghe-2022' as ReportId, edition: 'digest' };

function text(lines: readonly string[], column: Column): Sentence[] {
  return lines.map((line, n) => ({
    passageId: `${column.reportId}:digest:${n}` as PassageId,
    start: 0,
    end: line.length,
    text: line,
    isHeading: false,
    section: 0,
    heading: null,
    topic: null,
    kind: 'review',
    figures: [],
  }));
}

const LEFT = [
  '全年新增市场主体八千四百户。',
  '三家商场设立维权站。',
  '检查电梯九十台。',
  '各项工作稳步推进。',
];
const RIGHT = ['全年新增经营主体九千户。', '社区里办起消费课堂。', '检查电梯九十台。', '各项工作稳步推进。'];

function entry(
  kind: 'pin' | 'break',
  left: number,
  right: number,
  change: { modified?: string; swap?: boolean; texts?: readonly [string, string] } = {},
): NotebookEntry {
  const [a, b] = [text(LEFT, OLD), text(RIGHT, NEW)];
  const one = { ...OLD, ...pick(a[left]!, change.texts?.[0]) };
  const other = { ...NEW, ...pick(b[right]!, change.texts?.[1]) };
  const kept: KeptAlignment = change.swap
    ? { kind, left: other, right: one }
    : { kind, left: one, right: other };
  const modified = change.modified ?? '2026-03-01T08:00:00.000Z';
  return {
    kind: 'alignment',
    key: alignmentKey(kept),
    value: JSON.stringify(kept),
    rivals: [],
    author: '王岚',
    created: modified,
    modified,
  };
}

const pick = ({ passageId, start, text: own }: Sentence, words = own) => ({ passageId, start, text: words });

function rowsWith(entries: readonly NotebookEntry[], lefts = LEFT, rights = RIGHT): ComparedRow[] {
  const [a, b] = [text(lefts, OLD), text(rights, NEW)];
  const decisions = findDecisions(entries, { column: OLD, sentences: a }, { column: NEW, sentences: b });
  return alignSentences(a, b, new Map(), decisions);
}

const partnerOf = (rows: readonly ComparedRow[], words: string) =>
  rows.find((row) => row.left?.text === words)?.right?.text ?? null;

describe('an alignment that a person decided', () => {
  it('joins two sentences that nothing else would join, and says so', () => {
    expect(partnerOf(rowsWith([]), LEFT[1]!)).toBeNull();
    const rows = rowsWith([entry('pin', 1, 1)]);
    expect(partnerOf(rows, LEFT[1]!)).toBe(RIGHT[1]);
    expect(rows.find((row) => row.left?.text === LEFT[1])?.decision?.kind).toBe('pin');
  });

  it('wins over two sentences that are the same', () => {
    const rows = rowsWith([entry('pin', 0, 2)]);
    expect(partnerOf(rows, LEFT[0]!)).toBe(RIGHT[2]);
    expect(partnerOf(rows, LEFT[2]!)).toBeNull();
  });

  it('parts two sentences, both of which tell it, and neither is shown as related to the other', () => {
    const rows = rowsWith([entry('break', 2, 2)]);
    expect(partnerOf(rows, LEFT[2]!)).toBeNull();
    const parted = rows.filter((row) => row.decision?.kind === 'break');
    expect(parted.map((row) => row.kind).sort()).toEqual(['dropped', 'new']);
    expect(parted.map((row) => row.related)).toEqual([null, null]);
  });

  it('is none where another person decided otherwise, which the row tells', () => {
    const [pin, parted] = [entry('pin', 1, 1), entry('break', 1, 1)];
    const rows = rowsWith([{ ...pin, rivals: [parted.value] }]);
    expect(partnerOf(rows, LEFT[1]!)).toBeNull();
    expect(rows.find((row) => row.left?.text === LEFT[1])?.decision).toEqual({
      kind: 'disputed',
      key: pin.key,
    });
  });

  it('holds in whatever order the columns stood, under one key', () => {
    const [straight, swapped] = [entry('pin', 1, 1), entry('pin', 1, 1, { swap: true })];
    expect(swapped.key).toBe(straight.key);
    expect(rowsWith([swapped])).toEqual(rowsWith([straight]));
    expect(entry('break', 1, 1).key).toBe(straight.key);
  });

  it('gives a sentence to the later of two pins', () => {
    const earlier = entry('pin', 1, 0);
    const later = entry('pin', 1, 1, { modified: '2026-04-01T08:00:00.000Z' });
    for (const entries of [
      [earlier, later],
      [later, earlier],
    ])
      expect(partnerOf(rowsWith(entries), LEFT[1]!)).toBe(RIGHT[1]);
  });

  it('is left out where the wording is gone, where a value is not readable, or another report is meant', () => {
    const gone = entry('pin', 1, 1, { texts: ['去年的另一句话。', RIGHT[1]!] });
    const broken = { ...entry('pin', 1, 1), value: '{"kind":"pin"}' };
    const noJson = { ...entry('pin', 1, 1), value: 'pin' };
    expect(rowsWith([gone, broken, noJson])).toEqual(rowsWith([]));
    expect(readAlignment(broken)).toBeNull();
  });

  it('knows a sentence that a text repeats by its place only', () => {
    const lefts = [...LEFT, LEFT[1]!];
    const rows = rowsWith([entry('pin', 1, 1)], lefts);
    expect(rows.find((row) => row.decision?.kind === 'pin')?.left?.passageId).toBe('qinghe-2020:digest:1');
    const elsewhere = rowsWith([entry('pin', 1, 1)], ['总体平稳。', ...lefts]);
    expect(elsewhere.every((row) => row.decision === null)).toBe(true);
  });

  it('never loses or doubles a sentence, whatever is decided', () => {
    const decided = fc.record({
      kind: fc.constantFrom('pin' as const, 'break' as const),
      left: fc.nat(3),
      right: fc.nat(3),
      swap: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(decided, { maxLength: 6 }), (all) => {
        const rows = rowsWith(all.map((one) => entry(one.kind, one.left, one.right, one)));
        expect(rows.flatMap((row) => row.left?.text ?? []).sort()).toEqual([...LEFT].sort());
        expect(rows.flatMap((row) => row.right?.text ?? [])).toEqual(RIGHT);
        for (const { kind, left, right } of all) {
          const isContested = all.some(
            (one) => one.kind === 'pin' && (one.left === left || one.right === right),
          );
          if (kind === 'break' && !isContested) expect(partnerOf(rows, LEFT[left]!)).not.toBe(RIGHT[right]);
        }
      }),
    );
  });
});
