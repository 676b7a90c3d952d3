import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../contract/code-points.ts';
import { passagesInOrder } from '../schema/parsed-report.ts';
import { HAS_ORIGINALS, readOriginals, WITHOUT_ORIGINALS } from '../testing/originals.ts';
import { buildArchive } from './build-archive.ts';
import { readCorpus, readCorpusTables } from './corpus-folder.ts';
import { readIndicatorTable } from './record-indicators.ts';

const CORPUS = path.resolve(import.meta.dirname, '../corpus');
const reports = readCorpus(CORPUS);
const tables = readCorpusTables(CORPUS);
const originals = new Map(readOriginals().map((original) => [original.name, original]));
const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-corpus-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Only letters and digits: what is left when layout and punctuation are taken away. */
const squash = (text: string): string => text.replace(/[\s\p{P}\p{S}]+/gu, '');
const digestText = (report: (typeof reports)[number]): string =>
  passagesInOrder(report.sections)
    .filter((passage) => passage.kind !== 'title')
    .map((passage) => passage.text)
    .join('\n');

describe('the corpus', () => {
  it('holds five reports of three agencies', () => {
    expect(reports.map((report) => report.record.reportId)).toEqual([
      'pinghu-2020',
      'pinghu-2022',
      'pinghu-2025',
      'zhejiang-2023',
      'zhuzhou-2020',
    ]);
    expect(new Set(reports.map((report) => report.record.agencyLabel))).toEqual(
      new Set(['平湖', '浙江', '株洲']),
    );
  });

  it.each(reports.map((report) => [report.record.reportId, report] as const))(
    '%s has a 提要 of 1,200 to 2,500 Chinese characters and 60 to 110 figures, each in one sentence of it',
    (_id, report) => {
      const characters = digestText(report).match(/\p{Script=Han}/gu)?.length ?? 0;
      expect(characters).toBeGreaterThanOrEqual(1200);
      expect(characters).toBeLessThanOrEqual(2600);
      expect(report.indicators.length).toBeGreaterThanOrEqual(60);
      expect(report.indicators.length).toBeLessThanOrEqual(110);
      const passages = passagesInOrder(report.sections);
      for (const indicator of report.indicators) {
        const passage = passages[indicator.passage!]!;
        const figure = sliceCodePoints(passage.text, indicator.start!, indicator.end!);
        expect(figure.length, `${report.record.reportId} ${indicator.subject}`).toBeGreaterThan(0);
        expect(indicator.quote).toContain(figure);
      }
    },
  );

  it('names only concepts and programmes that its tables know', () => {
    const concepts = new Map(tables.concepts.map((row) => [row['concept'], row]));
    const programmes = new Set(tables.programmes.map((row) => row['name']));
    for (const { indicators, record } of reports) {
      for (const { concept, programme, unitSi, subject } of indicators) {
        if (concept !== null) expect(concepts.has(concept), `${concept} of ${subject}`).toBe(true);
        if (programme !== null) expect(programmes.has(programme), `${programme} of ${subject}`).toBe(true);
        expect(unitSi).not.toMatch(/^[万亿]/u);
      }
      for (const programme of record.programmes) expect(programmes.has(programme), programme).toBe(true);
    }
    for (const row of tables.comparability) expect(concepts.has(row['concept']), row['concept']).toBe(true);
  });

  it('becomes the same archive, byte for byte, each time it is built', () => {
    const hashes = ['one.sqlite', 'two.sqlite'].map((name) => {
      const file = path.join(folder, name);
      buildArchive(CORPUS, file);
      return createHash('sha256').update(readFileSync(file)).digest('hex');
    });
    expect(hashes[0]).toBe(hashes[1]);
    expect(existsSync(path.join(folder, 'one.sqlite.unfinished'))).toBe(false);
  });
});

describe.skipIf(!HAS_ORIGINALS)(`the corpus against the originals${WITHOUT_ORIGINALS}`, () => {
  it.each(reports.map((report) => [report.record.reportId, report] as const))(
    '%s describes the very file whose SHA-256 it states, and every figure stands at its offset',
    (id, { record }) => {
      const original = originals.get(record.sourceFile!);
      expect(createHash('sha256').update(original!.bytes).digest('hex')).toBe(record.sha256);
      const rows = readIndicatorTable(readFileSync(path.join(CORPUS, id, 'indicators.csv'), 'utf8'));
      for (const { rawOffset, numberText, subject } of rows) {
        const end = rawOffset + [...numberText].length;
        expect(sliceCodePoints(original!.text, rawOffset, end), subject).toBe(numberText);
      }
    },
  );

  it('copies no run of sixteen characters from any original', () => {
    const sources = [...originals.values()].map((original) => squash(original.text));
    for (const report of reports) {
      const digest = squash(digestText(report));
      for (let at = 0; at + 16 <= digest.length; at++) {
        const run = digest.slice(at, at + 16);
        expect(
          sources.some((source) => source.includes(run)),
          `${report.record.reportId}: ${run}`,
        ).toBe(false);
      }
    }
  });
});
