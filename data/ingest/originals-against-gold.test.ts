import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../contract/code-points.ts';
import { parseOriginal } from './parse-original.ts';

/** The originals and the hand-checked facts lie beside the checkout, where they lie at all. */
const SHARED = path.resolve(import.meta.dirname, '../../../shared');
const GOLD = path.join(SHARED, 'gold/reports.json');
const present = existsSync(GOLD);

interface GoldSection {
  readonly role: string;
  readonly kind: string;
  readonly year: number | null;
  readonly heading_clean: string | null;
  readonly paragraphs: readonly {
    readonly ranges: readonly (readonly [number, number])[];
    readonly clean_start: string;
    readonly clean_end: string;
  }[];
  readonly children?: readonly GoldSection[];
}

interface GoldReport {
  readonly file: string;
  readonly agency: string;
  readonly region: string;
  readonly level: string;
  readonly year_covered: number;
  readonly year_published: number;
  readonly title_clean: string;
  readonly subtitle: readonly string[];
  readonly byline: Readonly<Record<string, readonly string[]>>;
  readonly head: { readonly name: string };
  readonly sections: readonly GoldSection[];
}

// The file was made by hand in this form; a wrong field fails the test that reads it.
const reports = present ? (JSON.parse(readFileSync(GOLD, 'utf8')) as readonly GoldReport[]) : [];

describe.skipIf(!present)('the originals, where ../shared is present', () => {
  for (const gold of reports) {
    const source = readFileSync(path.join(SHARED, 'reports', gold.file), 'utf8');
    const parsed = parseOriginal(source);
    const body = parsed.sections.filter((section) => section.role !== 'front');
    const expected = gold.sections
      .flatMap((section) => [section, ...(section.children ?? [])])
      .filter((section) => section.role !== 'title' && section.role !== 'subtitle');

    it(`says what ${gold.file} says about itself`, () => {
      const { draft } = parsed;
      expect(draft.agency).toBe(gold.agency);
      expect(draft.region).toBe(gold.region);
      expect(draft.level).toBe(gold.level);
      expect([draft.yearCovered, draft.yearPublished]).toEqual([gold.year_covered, gold.year_published]);
      expect(draft.title).toBe(gold.title_clean);
      expect(draft.subtitle).toBe(gold.subtitle[0]!.replace(/^——/, ''));
      expect(draft.byline).toEqual(gold.byline);
      expect(draft.head?.name).toBe(gold.head.name);
      expect(parsed.unsure).toEqual([]);
    });

    it(`finds the sections of ${gold.file} in reading order with role, kind and year`, () => {
      const shape = (role: string, kind: string, year: number | null, heading: string | null) => ({
        role,
        kind,
        year,
        heading,
      });
      expect(
        body.map(({ role, kind, year, heading }) => shape(role, kind, year, heading?.text ?? null)),
      ).toEqual(
        expected.map(({ role, kind, year, heading_clean }) => shape(role, kind, year, heading_clean)),
      );
    });

    it(`reads each paragraph of ${gold.file} whole, from its first character to its last`, () => {
      const ends = (text: string) => [text.slice(0, 12), text.slice(-10)];
      const shown = body.map((section) => section.passages.map((passage) => ends(passage.text)));
      expect(shown).toEqual(
        expected.map((section) =>
          section.paragraphs.map(({ clean_start, clean_end }) => [
            clean_start.slice(0, 12),
            clean_end.slice(-10),
          ]),
        ),
      );
      const places = body.flatMap(({ passages }) =>
        passages.map(({ map, text }) => map.rangeToRaw(0, text.length)[0]),
      );
      expect(places).toEqual(
        expected.flatMap(({ paragraphs }) => paragraphs.map(({ ranges }) => ranges[0]![0])),
      );
    });

    it(`leads every shown character of ${gold.file} back to the same character in the file`, () => {
      for (const section of parsed.sections) {
        for (const { text, map } of section.passages) {
          [...text].forEach((character, at) => {
            const raw = map.toRaw(at);
            expect(sliceCodePoints(source, raw, raw + 1)).toBe(character);
          });
        }
      }
    });
  }
});

describe.skipIf(present)('the originals', () => {
  it.skip('are not here: ../shared is missing, so they are not tested', () => {});
});
