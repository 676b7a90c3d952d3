/** The held-out reports of data/testing/held-out, as their README describes them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { codePointLength } from '../../data/contract/code-points.ts';
import type { ScoredFigure } from './score-figures.ts';

export interface HeldOutReport {
  readonly name: string;
  readonly source: string;
  /** Null: the text does not tell it, so that it must be left unsure. */
  readonly record: Readonly<
    Record<'agency' | 'level' | 'region' | 'yearCovered' | 'yearPublished' | 'title', string | null> &
      Partial<Record<'genre' | 'period', string | null>>
  >;
  readonly headings: readonly { readonly kind: string; readonly heading: string }[];
  readonly figures: readonly ScoredFigure[];
}

const MARK = '‹';

const text = v.pipe(
  v.nullable(v.union([v.string(), v.number()])),
  v.transform((value) => (value === null ? null : String(value))),
);
const HEAD = v.strictObject({
  agency: text,
  level: text,
  region: text,
  yearCovered: text,
  yearPublished: text,
  genre: v.optional(text),
  period: v.optional(text),
  title: text,
  sections: v.string(),
  figures: v.string(),
});

export function readHeldOut(folder: string): HeldOutReport[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readReport(name, readFileSync(path.join(folder, name), 'utf8')));
}

function readReport(name: string, file: string): HeldOutReport {
  const end = file.indexOf('\n---\n');
  const { sections, figures, ...record } = v.parse(HEAD, parse(file.slice(0, end)));
  const { source, places } = takeMarksOut(file.slice(end + 5));
  const rows = linesOf(figures);
  if (rows.length !== places.length)
    throw new Error(`${name}: ${rows.length} figures, but ${places.length} marks`);
  return {
    name: name.replace(/\.txt$/, ''),
    source,
    record,
    headings: linesOf(sections).map((line) => {
      const [kind = '', ...heading] = line.split(' ');
      return { kind, heading: heading.join(' ') };
    }),
    figures: rows.map((row, i) => {
      const [subject = '', value = '', unitSi = '', kind = '', period = ''] = row.split('|');
      return { at: places[i]!, valueSi: Number(value), unitSi, subject, kind, period, minor: false };
    }),
  };
}

function linesOf(block: string): string[] {
  return block
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Places are code points of the text without the marks. */
function takeMarksOut(marked: string): { readonly source: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let source = '';
  marked.split(MARK).forEach((piece, i) => {
    if (i > 0) places.push(codePointLength(source));
    source += piece;
  });
  return { source, places };
}
