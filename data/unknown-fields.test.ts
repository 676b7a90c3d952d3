/** Any field of a record may be unknown, each and all together: the report is there, is asked about, and joins no series. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { leftOutOf, PLACING_FIELDS } from './contract/series-kind.ts';
import { buildArchive } from './ingest/build-archive.ts';
import { unsureOf } from './ingest/import/new-record.ts';
import { openLibrary } from './open-library.ts';
import { stampEditionId } from './schema/edition-id.ts';
import { openWritable } from './schema/sqlite.ts';

const FIELDS = ['agency', 'yearCovered', 'title', 'genre', 'period'] as const;
const COLUMNS = {
  agency: 'agency',
  yearCovered: 'year_covered',
  title: 'title',
  genre: 'genre',
  period: 'period',
} as const;
type Field = (typeof FIELDS)[number];
/** Every subset of the fields, the empty one first. */
const CASES = Array.from({ length: 2 ** FIELDS.length }, (_, mask): readonly Field[] =>
  FIELDS.filter((_field, at) => (mask & (1 << at)) !== 0),
);

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-unknown-'));
const shipped = path.join(folder, 'archive.sqlite');
const holdingsFile = path.join(folder, 'holdings.sqlite');
buildArchive(path.join(import.meta.dirname, 'corpus'), shipped);
const open = () =>
  openLibrary({
    archives: [{ file: shipped, role: 'shipped' }],
    holdingsFile,
    notebookFolder: folder,
    version: 'test',
  });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const AGENCY = '临河市市场监督管理局';
const stockOf = (n: number): string => `${51_000 + n}户`;

describe('a record with unknown fields', async () => {
  const importing = open();
  const added = await importing.archive['imports.add']({
    files: CASES.map((_fields, n) => ({
      name: `第${n}篇.txt`,
      contentBase64: Buffer.from(
        `${AGENCY}${1990 + n}年工作总结\n\n全市在册经营主体${stockOf(n)}，新登记经营主体${8000 + n}户。`,
      ).toString('base64'),
      corrections: {
        agency: AGENCY,
        yearCovered: 1990 + n,
        genre: 'annual-review',
        period: String(1990 + n),
      },
    })),
  });
  importing.close();
  const database = openWritable(holdingsFile);
  CASES.forEach((fields, n) => {
    const known = {
      agency: AGENCY,
      yearCovered: 1990 + n,
      title: '',
      genre: 'annual-review',
      period: '',
    } as const;
    const record = Object.fromEntries(
      FIELDS.map((field) => [field, fields.includes(field) ? null : known[field]]),
    );
    // Each field under its own name, as unsureOf asks for them.
    const unsure = unsureOf(record as unknown as Parameters<typeof unsureOf>[0]);
    const nulls = fields.map((field) => `${COLUMNS[field]} = NULL, `).join('');
    database
      .prepare(`UPDATE reports SET ${nulls} unsure = ? WHERE report_id = ?`)
      .run(JSON.stringify(unsure), added[n]!.reportId);
  });
  stampEditionId(database);
  database.close();
  const library = open();
  const { archive } = library;
  afterAll(() => library.close());
  const reports = archive['reports.list']({});
  const series = archive['indicators.series']({});
  const inSeries = new Set(
    series.flatMap(({ points }) => points.map(({ indicatorId }) => String(indicatorId).split(':')[0])),
  );

  it.each(CASES.map((fields, n) => [fields.join(' ') || 'none', n] as const))('unknown: %s', (_name, n) => {
    const fields = CASES[n]!;
    const reportId = added[n]!.reportId!;
    expect(added[n]!.status).toBe('added');
    const listed = reports.find((one) => one.reportId === reportId)!;
    expect([...listed.unsure].sort()).toEqual([...fields].sort());
    expect(archive['reports.read']({ reportId }).sections.length).toBeGreaterThan(0);
    const hits = archive['search.run']({
      query: stockOf(n),
      filters: {},
      exact: false,
      sort: 'relevance',
      offset: 0,
      limit: 50,
    });
    expect(hits.hits.map((hit) => hit.reportId)).toContain(reportId);
    const isPlaced = !PLACING_FIELDS.some((field) => (fields as readonly string[]).includes(field));
    expect(inSeries.has(reportId)).toBe(isPlaced);
    expect(leftOutOf(reports).includes(listed)).toBe(!isPlaced);
  });

  it('takes no place beside others where it was left out', () => {
    const values = series.flatMap(({ points }) => points.map(({ value }) => value));
    CASES.forEach((fields, n) => {
      const isPlaced = fields.length === 0 || (fields.length === 1 && fields[0] === 'title');
      expect([n, values.includes(51_000 + n)]).toEqual([n, isPlaced]);
    });
  });
});
