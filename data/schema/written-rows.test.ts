import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longOr } from '../testing/long-form.ts';
import { syntheticReport } from '../testing/synthetic-report.ts';
import { OffsetMap } from '../text/offset-map.ts';
import { ARCHIVE_TABLES } from './archive-tables.ts';
import { checkContents, stampEditions } from './contents-digest.ts';
import type { ParsedPassage, ParsedReport } from './parsed-report.ts';
import { openWritable } from './sqlite.ts';
import { storeReport } from './store-report.ts';

/** What is stated when the report has been written, and what the rows that stand there give. */
function statedAndRead(report: ParsedReport): { readonly stated: unknown; readonly read: unknown } {
  const database = openWritable(':memory:');
  try {
    database.exec(ARCHIVE_TABLES);
    const key = storeReport(database, report);
    const value = database.prepare('SELECT value FROM archive_info WHERE key = ?').pluck();
    const stated = value.get(`rows:${key}`);
    database.prepare("DELETE FROM archive_info WHERE key GLOB 'rows:*'").run();
    stampEditions(database);
    const read = value.get(`rows:${key}`);
    expect(checkContents(database).differing.size).toBe(0);
    return { stated, read };
  } finally {
    database.close();
  }
}

/** A report whose every table has rows, with these words and numbers in them. */
function reportWith(words: string, number: number): ParsedReport {
  const whole = syntheticReport(7);
  const report = {
    ...whole,
    sections: whole.sections.slice(0, 2),
    indicators: whole.indicators.slice(0, 3).map((one) => ({ ...one, passage: 1 })),
    mentions: [],
  };
  const passage = (kind: ParsedPassage['kind']): ParsedPassage => ({
    kind,
    text: words,
    map: OffsetMap.fromOffsets(Array.from(words, (_, at) => at)),
  });
  const cell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, isHeader: true, start: 0, end: 1 };
  return {
    ...report,
    rawText: words,
    sections: [
      ...report.sections,
      {
        ...report.sections[1]!,
        heading: passage('heading'),
        passages: [
          passage('text'),
          { ...passage('table'), table: { rows: 1, columns: 1, caption: words, cells: [cell] } },
        ],
      },
    ],
    indicators: report.indicators.map((one) => ({ ...one, quote: words, value: number, valueSi: -number })),
    mentions: [
      { kind: 'person', name: words, role: words, passage: 0, start: 0, end: 1 },
      { kind: 'person', name: words, role: null, passage: 1000, start: 0, end: 1 },
    ],
    defects: [
      { kind: 'width', rawStart: 3, rawEnd: 4, before: words, after: '' },
      { kind: 'width', rawStart: 1, rawEnd: 2, before: '', after: words },
    ],
    pages: [
      { number: 2, width: number, height: 842, rotation: 90 },
      { number: 1, width: 595.5, height: number, rotation: 0 },
    ],
    places: [{ page: 1, rawStart: 0, rawEnd: 3, x: 1, y: 2, width: 3, height: 4 }],
  };
}

/** Of any characters but half ones and none. */
const WORDS = fc
  .array(fc.oneof(fc.integer({ min: 1, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff })))
  .map((codes) => String.fromCodePoint(...codes));

describe('the digest of an edition, made while it is written', () => {
  it('is that of the rows that stand in the file, whatever words and numbers they hold', () => {
    fc.assert(
      fc.property(WORDS, fc.double({ noNaN: true }), (words, number) => {
        const { stated, read } = statedAndRead(reportWith(words, number));
        expect(stated).toBe(read);
      }),
      { numRuns: longOr(1000, 20) },
    );
  });

  it('is left to whoever reads the rows where SQLite keeps other words than were written', () => {
    for (const words of ['半个\ud83d字', '半个\udc00字', '零\0字']) {
      const { stated, read } = statedAndRead(reportWith(words, 1));
      expect(stated).toBeUndefined();
      expect(read).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('is stated of a text without rows as well', () => {
    const bare = { ...syntheticReport(3), sections: [], indicators: [], mentions: [], defects: [] };
    const { stated, read } = statedAndRead(bare);
    expect(stated).toBe(read);
  });
});
