/** Search over the imported originals, through the one door; the expected passages were checked by hand. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchResult } from './contract/search-model.ts';
import { buildArchive } from './ingest/build-archive.ts';
import { openLibrary, type Library } from './open-library.ts';
import { readOriginals } from './testing/originals.ts';
import { searchForm } from './text/search-form.ts';

const GOLD = path.resolve(import.meta.dirname, '../../shared/gold/queries-sample.json');
const IS_HERE = existsSync(GOLD) && readOriginals().length > 0;

interface GoldQuery {
  readonly id: string;
  readonly query: string;
  readonly normalised: string;
  readonly must_files: readonly string[];
  readonly must_not_files_for_exact_phrase: readonly string[];
  readonly passages: readonly { readonly file: string; readonly quote: string }[];
}

// The file is made by hand in this form.
const queries = IS_HERE ? (JSON.parse(readFileSync(GOLD, 'utf8')) as readonly GoldQuery[]) : [];

describe.skipIf(!IS_HERE)(
  `search over the originals${IS_HERE ? '' : ' (skipped: they are not beside this checkout)'}`,
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-search-'));
    let library: Library;

    beforeAll(async () => {
      const shipped = path.join(folder, 'shipped.sqlite');
      buildArchive(path.join(import.meta.dirname, 'corpus'), shipped);
      library = openLibrary({
        archives: [{ file: shipped, role: 'shipped' }],
        holdingsFile: path.join(folder, 'holdings.sqlite'),
        notebookFolder: path.join(folder, 'notebook'),
        version: 'test',
      });
      const files = readOriginals().map(({ name, bytes }) => ({
        name,
        contentBase64: bytes.toString('base64'),
      }));
      await library.archive['imports.add']({ files });
    });

    afterAll(() => {
      library.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const run = (query: string, edition = 'original'): SearchResult =>
      library.archive['search.run']({
        query,
        limit: 200,
        offset: 0,
        exact: false,
        sort: 'relevance',
        filters: { edition: { include: [edition], exclude: [] } },
      });

    it.each(queries)('$id $query finds what it must and nothing that it must not', (gold) => {
      const typed = run(gold.query);
      const result = typed.total > 0 ? typed : run(typed.didYouMean[0]?.query ?? gold.query);
      const files = new Set(result.hits.map((hit) => hit.sourceFile));
      const first = new Set(result.hits.slice(0, 5).map((hit) => hit.sourceFile));
      for (const file of gold.must_files) expect(first).toContain(file);
      for (const { file, quote } of gold.passages) {
        const wanted = searchForm(quote).units;
        const found = result.hits.filter((hit) => hit.sourceFile === file);
        expect(
          found.some((hit) => searchForm(hit.text).units.includes(wanted)),
          quote,
        ).toBe(true);
      }
      const phrase = run(`"${gold.normalised}"`);
      const exact = new Set(phrase.hits.map((hit) => hit.sourceFile));
      for (const file of gold.must_not_files_for_exact_phrase) {
        expect(exact).not.toContain(file);
        expect(files).not.toContain(file);
      }
    });

    it('puts the corrected name first where one character is wrong', () => {
      expect(run('浙实链').didYouMean[0]?.query).toBe('浙食链');
      expect(run('建平工做法').didYouMean[0]?.query).toBe('建平工作法');
    });

    it('shows the renamed term with a count of its own', () => {
      const result = run('市场主体', 'digest');
      const lineage = result.expansions.find((one) => one.to === '经营主体');
      expect(lineage?.reason).toBe('lineage');
      expect(lineage!.count).toBeGreaterThan(0);
      expect(result.hits.some((hit) => hit.expandedRanges.length > 0)).toBe(true);
    });

    it('finds names by pinyin', () => {
      const { hits, expansions } = run('zheshilian');
      expect(expansions.map((one) => one.to)).toContain('浙食链');
      expect(hits.length).toBeGreaterThan(0);
    });
  },
);
