import type { PassageId, Programme, ReportId } from '../contract/model.ts';
import { NAMED_KINDS, type KeptTerm } from '../contract/term-entry.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { findKept, overlap } from './find-kept.ts';
import { compareText } from './list-indicators.ts';
import { rangesOf, type Mention, type Place } from './name-places.ts';
import { readReportFacts, type ReportFacts } from './report-facts.ts';

/**
 * Every named programme with the reports that name it, by year, and the passages of both editions where it stands. A
 * programme of a catalogue record that no passage prints is listed without passages.
 */
export function listProgrammes(set: ArchiveSet, kept: readonly KeptTerm[] = []): Programme[] {
  const own = kept.filter(({ kind }) => NAMED_KINDS.includes(kind));
  const preferred = readPreferredNames(set, own);
  const variants = Map.groupBy(preferred.keys(), (variant) => preferred.get(variant)!);
  const places = new Map<string, Map<ReportId, Place[]>>();
  const put = (name: string, reportId: ReportId, place: Place | null): void => {
    const canonical = preferred.get(name) ?? name;
    const reports = places.get(canonical) ?? new Map<ReportId, Place[]>();
    const known = reports.get(reportId) ?? [];
    if (place !== null) known.push(place);
    places.set(canonical, reports.set(reportId, known));
  };

  const facts = readReportFacts(set);
  for (const report of facts.values()) for (const name of report.programmes) put(name, report.reportId, null);
  for (const mention of [...findRecorded(set, facts, variants), ...readMentions(set)])
    put(mention.name, mention.reportId, mention);
  for (const mention of findKept(set, own)) {
    const known = places.get(mention.name)?.get(mention.reportId) ?? [];
    if (!known.some((place) => overlap(place, mention))) put(mention.name, mention.reportId, mention);
  }

  return [...places]
    .map(([name, reports]) => ({
      name,
      years: [...reports]
        .flatMap(([reportId, own]) => {
          const report = facts.get(reportId);
          const passages = [...new Set(own.map((place) => place.passageId))];
          const marked = own.flatMap(({ passageId, range }) => (range ? [{ passageId, range }] : []));
          return report
            ? [{ year: report.yearCovered, agency: report.agency, reportId, passages, places: marked }]
            : [];
        })
        .sort((a, b) => yearOrder(a.year, b.year) || compareText(a.reportId, b.reportId)),
    }))
    .filter((programme) => programme.years.length > 0)
    .sort((a, b) => yearOrder(a.years[0]!.year, b.years[0]!.year) || compareText(a.name, b.name));
}

/** A year that is not known comes last. */
function yearOrder(a: number | null, b: number | null): number {
  return (a ?? Infinity) === (b ?? Infinity) ? 0 : (a ?? Infinity) - (b ?? Infinity);
}

/** Variant → the name under which the thesaurus lists it; what the person has said comes first. */
function readPreferredNames(set: ArchiveSet, kept: readonly KeptTerm[]): Map<string, string> {
  const preferred = new Map<string, string>(
    kept.flatMap(({ forms }) => forms.slice(1).map(({ form }) => [form, forms[0]!.form] as const)),
  );
  for (const archive of set.byRecordPrecedence) {
    const rows = archive.database
      .prepare<[], { name: string; variants: string }>('SELECT name, variants FROM programmes ORDER BY name')
      .all();
    for (const { name, variants } of rows) {
      // The column is written by store-thesaurus.ts as an array of names.
      for (const variant of JSON.parse(variants) as string[]) {
        if (!preferred.has(variant)) preferred.set(variant, name);
      }
    }
  }
  return preferred;
}

/** Where the programmes of a catalogue record stand in texts whose mentions nobody has marked. */
function findRecorded(
  set: ArchiveSet,
  facts: ReadonlyMap<ReportId, ReportFacts>,
  variants: ReadonlyMap<string, readonly string[]>,
): Mention[] {
  return set.activeEditions.flatMap(({ archive, editionKey, reportId }) => {
    const isMarked = archive.database
      .prepare("SELECT 1 FROM mentions WHERE edition_key = ? AND kind = 'programme' LIMIT 1")
      .get(editionKey);
    const names = facts.get(reportId)?.programmes ?? [];
    if (isMarked || names.length === 0) return [];
    const passages = archive.database
      .prepare<[number], { passageId: PassageId; text: string }>(
        'SELECT passage_id AS passageId, text FROM passages WHERE edition_key = ? ORDER BY ordinal',
      )
      .all(editionKey);
    return names.flatMap((name) => {
      const wordings = [name, ...(variants.get(name) ?? [])].map(bare);
      return passages
        .filter((passage) => wordings.some((wording) => bare(passage.text).includes(wording)))
        .flatMap(({ passageId, text }): Mention[] => {
          const ranges = rangesOf(text, [name, ...(variants.get(name) ?? [])]);
          const mention = { name, reportId, passageId };
          return ranges.length === 0
            ? [{ ...mention, range: null }]
            : ranges.map((range) => ({ ...mention, range }));
        });
    });
  });
}

/** Quotation marks inside a name are printed or not at pleasure. */
function bare(text: string): string {
  return text.replaceAll(/[“”‘’「」"'《》\s]/g, '');
}

function readMentions(set: ArchiveSet): Mention[] {
  return set.activeEditions
    .toSorted((a, b) => compareText(a.edition, b.edition))
    .flatMap(({ archive, editionKey, reportId }) =>
      archive.database
        .prepare<[number], { name: string; passageId: PassageId; start: number; end: number }>(
          `SELECT name, passage_id AS passageId, mentions.start, mentions.end FROM mentions JOIN passages USING (passage_key)
           WHERE mentions.edition_key = ? AND mentions.kind = 'programme' ORDER BY passages.ordinal, mentions.start`,
        )
        .all(editionKey)
        .map(({ name, passageId, start, end }) => ({
          name,
          reportId,
          passageId,
          range: [start, end] as const,
        })),
    );
}
