import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReportId } from '../../contract/model.ts';
import type { Hit } from '../../contract/search-model.ts';
import { nameReports } from '../../contract/report-names.ts';
import { createArchive, openArchive } from '../../schema/archive-file.ts';
import { ArchiveSet, type ArchiveFile } from '../../schema/archive-set.ts';
import type { CatalogueRecord } from '../../schema/parsed-report.ts';
import { storeReport } from '../../schema/store-report.ts';
import { syntheticReport } from '../../testing/synthetic-report.ts';
import { openSearch } from '../open-search.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-entries-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Reports of few agencies and years: some share both, some have no label, a title or a file's name instead. */
const records = Array.from({ length: 24 }, (_, n): CatalogueRecord => {
  const { record } = syntheticReport(n);
  return {
    ...record,
    agencyLabel: n % 5 === 4 ? null : `县${n % 4}`,
    yearCovered: n % 7 === 6 ? null : 2020 + (n % 3),
    genre: (['annual-review', 'work-plan', null] as const)[n % 3]!,
    period: n % 7 === 6 ? null : String(2020 + (n % 3)),
    title: n % 5 === 4 && n % 2 === 0 ? null : `报告${n % 6}`,
  };
});

/** The same, but of all of them agency and year are known. */
const known = records.map((record, n): CatalogueRecord => ({
  ...record,
  agencyLabel: `县${n % 4}`,
  yearCovered: 2020 + (n % 5),
}));

/** Labels and titles that read as agency and year of another report. */
const alike = known.map((record, n): CatalogueRecord => {
  if (n % 8 === 0) return { ...record, agencyLabel: `县${n % 3} 2021`, yearCovered: null, period: null };
  if (n % 8 === 3) return { ...record, agencyLabel: null, title: `县${n % 4} ${2020 + (n % 5)}` };
  return record;
});

let made = 0;

function archive(stored = records): ArchiveFile {
  const file = path.join(folder, `${made++}.sqlite`);
  createArchive(file, (database) =>
    stored.forEach((record, n) => storeReport(database, { ...syntheticReport(n), record })),
  );
  return openArchive(file, 'shipped');
}

/** The archive, with a list of the statements that are run, each time that they are. */
function overheard(one: ArchiveFile): { readonly archive: ArchiveFile; readonly run: string[] } {
  const run: string[] = [];
  const database = new Proxy(one.database, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name !== 'prepare') return value.bind(target) as unknown;
      return (sql: string): unknown => listeningTo(target.prepare(sql), () => run.push(sql));
    },
  });
  return { archive: { ...one, database }, run };
}

function listeningTo(statement: object, hear: () => void): object {
  return new Proxy(statement, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        if (name === 'get' || name === 'all' || name === 'iterate') hear();
        const result = value.apply(target, args) as unknown;
        // pluck and raw give the statement itself.
        return result === target ? listeningTo(target, hear) : result;
      };
    },
  });
}

const ask = { query: '工作', limit: 3, offset: 0, filters: {}, exact: false, sort: 'relevance' } as const;
const notebook = { annotatedPassages: () => new Set<never>(), tags: () => [] };

describe('the texts that search stands on', () => {
  it('have their records read when a hit of theirs is shown, and no others', () => {
    const { archive: listened, run } = overheard(archive());
    const { hits, total } = openSearch(new ArchiveSet([listened]), notebook).run(ask);
    expect(total).toBeGreaterThan(100);
    const read = run.filter((sql) => sql.includes('agency_short_names'));
    expect(read.filter((sql) => sql.includes('WHERE report_id = ?'))).toHaveLength(
      new Set(hits.map(({ reportId }) => reportId)).size,
    );
    // The archive keeps its columns.
    expect(run.filter((sql) => sql.includes('passage_facts'))).toHaveLength(0);
    listened.database.close();
  });

  it('have what they may be called by read of those alone that have no agency', () => {
    // One of a year and an agency of its own, so that nobody has to be named with others.
    const single = Array.from({ length: 24 }, (_, n) => ({
      ...known[n]!,
      agencyLabel: n === 3 ? null : `县${n}`,
      yearCovered: n % 5 === 0 ? null : 2020,
    }));
    const { archive: listened, run } = overheard(archive(single));
    openSearch(new ArchiveSet([listened]), notebook).run(ask);
    const naming = run.filter((sql) => sql.includes('json_group_array(source_file)'));
    expect(naming).toHaveLength(1);
    expect(naming[0]).toContain('WHERE agency_label IS NULL');
    listened.database.close();
  });

  it('are each read in the archive that holds it', () => {
    const halves = [records.slice(0, 12), records.slice(12)].map((half, i) => {
      const file = path.join(folder, `half-${i}.sqlite`);
      createArchive(file, (database) =>
        half.forEach((record, n) => {
          const report = syntheticReport(12 * i + n);
          storeReport(database, { ...report, record, sourceFile: `${record.reportId}.docx` });
        }),
      );
      return openArchive(file, 'shipped');
    });
    const { hits } = openSearch(new ArchiveSet(halves), notebook).run({ ...ask, limit: 1000 });
    expect(new Set(hits.map(({ reportId }) => reportId)).size).toBe(records.length);
    for (const { reportId, sourceFile } of hits) expect(sourceFile).toBe(`${reportId}.docx`);
    for (const { database } of halves) database.close();
  });

  it.each([
    ['some of which are not known', records],
    ['that are all known', known],
    ['or by what reads alike', alike],
  ])('are called by agency and year, %s, as the one place says that makes names', (_, stored) => {
    const opened = archive(stored);
    const search = openSearch(new ArchiveSet([opened]), notebook);
    const hits: readonly Hit[] = search.run({ ...ask, limit: 1000 }).hits;
    const names = new Map<ReportId, string>(hits.map(({ reportId, reportName }) => [reportId, reportName]));
    const named = nameReports(stored);
    expect(names.size).toBe(stored.length);
    for (const [reportId, name] of names) expect(name).toBe(named.get(reportId));
    opened.database.close();
  });
});
