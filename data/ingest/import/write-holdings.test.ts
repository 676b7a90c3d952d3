/** What a slice of an import states of the holdings is what reading all of them anew would state. */
import * as fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReportId } from '../../contract/model.ts';
import { openArchive } from '../../schema/archive-file.ts';
import { readArrangement } from '../../schema/arrangement.ts';
import { rearrange, undoArrangement } from '../../schema/arrangement-log.ts';
import { stampEditionId, stampHoldings } from '../../schema/edition-id.ts';
import type { ParsedReport } from '../../schema/parsed-report.ts';
import { openWritable, type WritableDatabase } from '../../schema/sqlite.ts';
import { verifyArchive } from '../../schema/verify-archive.ts';
import { syntheticReport } from '../../testing/synthetic-report.ts';
import { writeHoldings, type HoldingsChange } from './write-holdings.ts';
import { longOr } from '../../testing/long-form.ts';

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-write-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

type Step = { readonly kind: 'texts'; readonly of: readonly number[] } | { readonly kind: 'remove' | 'undo' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('texts' as const),
      of: fc.array(fc.nat(4), { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('remove' as const, 'undo' as const) }) },
);

/** Holdings of few reports, changed as the library changes them. */
class Holdings {
  readonly file: string;
  #texts = 0;
  readonly #held = new Map<ReportId, 'here' | 'trash'>();

  constructor(file: string) {
    this.file = file;
  }

  take(step: Step): void {
    if (step.kind === 'texts')
      writeHoldings(
        this.file,
        step.of.map((n) => this.#textOf(n)),
      );
    else if (this.#held.size === 0) return;
    else if (step.kind === 'remove') this.#revise((database) => this.#remove(database));
    else this.#revise((database) => this.#undo(database));
  }

  #textOf(n: number): HoldingsChange {
    const name = `${n}-${this.#texts++}`;
    const bytes = Buffer.from(`${name}。`.repeat(40));
    const report = shortReport(n, this.#texts % 3);
    const { reportId } = report.record;
    if (this.#held.get(reportId) === 'trash') {
      this.#held.set(reportId, 'here');
      return { kind: 'restore', reportId };
    }
    const as = this.#held.has(reportId) ? 'version' : 'new';
    this.#held.set(reportId, 'here');
    return { kind: 'text', report, as, source: { fileName: name, format: 'txt', bytes } };
  }

  #remove(database: WritableDatabase): void {
    const [reportId] = [...this.#held].find(([, state]) => state === 'here') ?? [];
    if (reportId === undefined) return;
    rearrange(database, 'remove', [reportId], (now) => ({
      ...now,
      reports: now.reports.map((one) => ({ ...one, removed: 'trash' })),
    }));
    this.#held.set(reportId, 'trash');
  }

  #undo(database: WritableDatabase): void {
    try {
      undoArrangement(database);
    } catch {
      return;
    }
    for (const reportId of this.#held.keys()) {
      const { removed } = readArrangement(database, [reportId]).reports[0]!;
      this.#held.set(reportId, removed === null ? 'here' : 'trash');
    }
  }

  #revise(change: (database: WritableDatabase) => void): void {
    const database = openWritable(this.file);
    database.transaction(() => {
      change(database);
      stampHoldings(database);
    })();
    database.close();
  }

  /** Everything that is stated now, and after all of it was made anew. */
  stated(): readonly [unknown, unknown] {
    const database = openWritable(this.file);
    // Columns for search are kept by what is written whole alone.
    const stated = "SELECT key, value FROM archive_info WHERE key NOT GLOB 'columns*' ORDER BY key";
    const read = () => database.prepare(stated).raw().all();
    const now = read();
    database.exec("BEGIN; DELETE FROM archive_info WHERE key NOT IN ('edition_form', 'search_form')");
    stampEditionId(database);
    const anew = read();
    database.exec('ROLLBACK');
    database.close();
    return [now, anew];
  }
}

/** With all that a report has, and few passages: hundreds of them are written and read again. */
function shortReport(n: number, seed: number): ParsedReport {
  const report = syntheticReport(n, seed);
  const sections = report.sections.slice(0, 2);
  const isHeld = (passage: number | null): boolean => passage === null || passage < 4;
  return {
    ...report,
    edition: 'original',
    sections,
    indicators: report.indicators.filter(({ passage }) => isHeld(passage)),
    mentions: report.mentions.filter(({ passage }) => isHeld(passage)),
  };
}

describe('holdings that grow', () => {
  it('state after each step what they would state if everything were read again', () => {
    let count = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const holdings = new Holdings(path.join(base, `${count++}.sqlite`));
        writeHoldings(holdings.file, []);
        for (const one of steps) {
          holdings.take(one);
          const [now, anew] = holdings.stated();
          expect(now).toEqual(anew);
        }
      }),
      { numRuns: longOr(200, 15) },
    );
  });

  it('state of reports that a step does not touch what was stated before, unread', () => {
    const holdings = new Holdings(path.join(base, 'untouched.sqlite'));
    holdings.take({ kind: 'texts', of: [0, 1, 2, 3] });
    const stated = (): ReadonlyMap<string, string> => new Map(holdings.stated()[0] as [string, string][]);
    const part = [...stated().keys()].find((key) => key.startsWith('part:') && key.endsWith(':synthetic-1'))!;
    const bucket = `bucket:${part.split(':')[1]!}`;
    const database = openWritable(holdings.file);
    const mark = database.prepare("UPDATE archive_info SET value = 'a b 7' WHERE key = ?");
    for (const key of [part, bucket, 'rows:2']) mark.run(key);
    database.close();
    holdings.take({ kind: 'texts', of: [4] });
    expect([part, bucket, 'rows:2'].map((key) => stated().get(key))).toEqual(['a b 7', 'a b 7', 'a b 7']);
    // Nobody believes them for that: what is found is not what is stated.
    const archive = openArchive(holdings.file, 'holdings');
    expect(verifyArchive(archive).contents).toBe('differs');
    archive.database.close();
  });

  it('verify clean, also beyond the first 256 steps', () => {
    const holdings = new Holdings(path.join(base, 'many.sqlite'));
    for (let n = 0; n < 52; n++) holdings.take({ kind: 'texts', of: [0, 1, 2, 3, 4] });
    holdings.take({ kind: 'undo' });
    holdings.take({ kind: 'texts', of: [0] });
    const [now, anew] = holdings.stated();
    expect(now).toEqual(anew);
    const archive = openArchive(holdings.file, 'holdings');
    expect(verifyArchive(archive)).toMatchObject({ integrity: 'ok', index: 'ok', contents: 'ok' });
    archive.database.close();
  });
});
