/** Numbers, words and marks where they meet, through the one door: texts and answers in data/testing/joints. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchResult } from './contract/search-model.ts';
import { buildArchive } from './ingest/build-archive.ts';
import { openLibrary, type Library } from './open-library.ts';
import { readOriginals } from './testing/originals.ts';
import { readPrinted } from './testing/printed-twin.ts';

const TEXTS = path.join(import.meta.dirname, 'testing/joints');
const FILES = ['peers-2021.txt', 'peers-2022.txt', 'lucene-2021.txt'];
const originals = readOriginals();

interface Case {
  readonly query: string;
  readonly file?: string;
  readonly report?: string;
  readonly finds?: string;
  readonly doesNotFind?: string;
  readonly marksOnly?: readonly string[];
}

// Made by hand in this form.
const cases = JSON.parse(readFileSync(path.join(TEXTS, 'expected.json'), 'utf8')) as readonly Case[];

describe('numbers, words and marks where they meet', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-joints-'));
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
    const own = FILES.map((name) => ({ name, bytes: readFileSync(path.join(TEXTS, name)) }));
    const files = [...own, ...originals].map(({ name, bytes }) => ({
      name,
      contentBase64: bytes.toString('base64'),
    }));
    await library.archive['imports.add']({ files });
  });

  afterAll(() => {
    library.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (query: string): SearchResult =>
    library.archive['search.run']({
      query,
      limit: 1000,
      offset: 0,
      exact: true,
      sort: 'relevance',
      filters: {},
    });
  const plain = (text: string): string => text.normalize('NFKC');
  const textsOf = (query: string, file: string | undefined): string[] =>
    run(query)
      .hits.filter((hit) => file === undefined || hit.sourceFile === file)
      .map((hit) => plain(hit.text));

  it.each(cases.filter((one) => one.report === undefined))(
    '$query finds $finds$doesNotFind$marksOnly',
    ({ query, file, finds, doesNotFind, marksOnly }) => {
      const texts = textsOf(query, file);
      if (finds !== undefined) expect(texts.filter((one) => one.includes(plain(finds)))).not.toEqual([]);
      if (doesNotFind !== undefined)
        expect(texts.filter((one) => one.includes(plain(doesNotFind)))).toEqual([]);
      for (const hit of marksOnly === undefined
        ? []
        : run(query).hits.filter((one) => one.sourceFile === file)) {
        const behind = hit.ranges.map(([start]) => Array.from(hit.text).slice(start).join(''));
        for (const one of behind)
          expect(
            marksOnly!.some((only) => one.startsWith(only)),
            one,
          ).toBe(true);
      }
    },
  );

  it('finds the same for the name of a standard, in quotation marks and without', () => {
    const placesOf = (query: string): readonly unknown[] =>
      run(query).hits.map(({ edition, passageId, ranges }) => [edition, passageId, ranges]);
    expect(placesOf('ISO 9002').length).toBeGreaterThan(0);
    expect(placesOf('"ISO 9002"')).toEqual(placesOf('ISO 9002'));
  });

  it('reads a full-width number as a whole figure', () => {
    const { reportId } = library.archive['reports.list']({}).find((one) => one.sourceFile === FILES[0])!;
    const figures = library.archive['indicators.list']({ reportId }).map((one) => `${one.value}${one.unit}`);
    expect(figures).toContain('1034户');
    expect(figures).not.toContain('34户');
  });

  it('finds every run of one to four characters of the texts where a plain scan finds it', () => {
    const missed = new Set<string>();
    for (const file of FILES) {
      for (const text of passages().flatMap((one) => (one.file === file ? [one.text] : []))) {
        const characters = Array.from(text);
        for (let at = 0; at < characters.length * 4; at++) {
          const [start, end] = [at >> 2, (at >> 2) + (at % 4) + 1];
          const wanted = characters.slice(start, end).join('');
          if (end > characters.length || !isFair(characters, start, end)) continue;
          if (!textsOf(`"${wanted}"`, file).some((one) => one.includes(plain(wanted)))) missed.add(wanted);
        }
      }
    }
    expect([...missed]).toEqual([]);
  });

  it(`finds every number where it stands${originals.length > 0 ? '' : ' (of the digests only: no originals here)'}`, () => {
    const places = passages().flatMap((one) =>
      readPrinted(one.text)
        .filter((token) => token.kind === 'own')
        .map((token) => ({ ...one, number: printedStretch(one.text, token.places), from: token.places[0]! })),
    );
    const byNumber = Map.groupBy(places, (one) => one.number);
    const missed: string[] = [];
    for (const [number, wanted] of byNumber) {
      const marks = new Map(run(number).hits.map((hit) => [`${hit.edition} ${hit.passageId}`, hit.ranges]));
      for (const { edition, passageId, from } of wanted) {
        const ranges = marks.get(`${edition} ${passageId}`) ?? [];
        if (!ranges.some(([start, end]) => start <= from && from < end))
          missed.push(`${passageId} ${number}`);
      }
    }
    expect(missed).toEqual([]);
    expect(places.length).toBeGreaterThan(originals.length > 0 ? 900 : 300);
  });

  interface Printed {
    readonly file: string | null;
    readonly edition: 'digest' | 'original';
    readonly passageId: string;
    readonly text: string;
  }

  /** Every passage of every edition. */
  function passages(): readonly Printed[] {
    return library.archive['reports.list']({}).flatMap(({ reportId, editions }) =>
      editions.flatMap((edition) => {
        const { sections, sourceFile } = library.archive['reports.read']({ reportId, edition });
        return sections.flatMap((section) =>
          section.passages.map(({ passageId, text }) => ({ file: sourceFile, edition, passageId, text })),
        );
      }),
    );
  }
});

function printedStretch(text: string, places: readonly number[]): string {
  return Array.from(text)
    .slice(places[0], places.at(-1)! + 1)
    .join('');
}

/** A whole number or none at its edges, nothing cut from its word or accent, no quotation marks, and some sign. */
function isFair(characters: readonly string[], start: number, end: number): boolean {
  const wanted = characters.slice(start, end).join('');
  const cuts = (left: string | undefined, right: string | undefined): boolean =>
    (/[0-9.,]/.test(left ?? '') && /[0-9.,]/.test(right ?? '')) ||
    /[a-z][0-9]|[0-9][a-z]/i.test(`${left}${right}`) ||
    /^\p{M}/u.test(right ?? '');
  if (cuts(characters[start - 1], characters[start]) || cuts(characters[end - 1], characters[end]))
    return false;
  return /[\p{L}\p{N}]/u.test(wanted) && !/["“”「」『』＂]/u.test(wanted);
}
