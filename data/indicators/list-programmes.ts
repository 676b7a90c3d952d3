import type { PassageId, Programme, ReportId } from '../contract/model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { compareText } from './list-indicators.ts';
import { readReportFacts, type ReportFacts } from './report-facts.ts';

/**
 * Every named programme with the reports that name it, by year, and the passages of both editions where it stands. A
 * programme of a catalogue record that no passage prints is listed without passages.
 */
export function listProgrammes(set: ArchiveSet): Programme[] {
  const preferred = readPreferredNames(set);
  const variants = Map.groupBy(preferred.keys(), (variant) => preferred.get(variant)!);
  const places = new Map<string, Map<ReportId, Set<PassageId>>>();
  const put = (name: string, reportId: ReportId, passageId: PassageId | null): void => {
    const canonical = preferred.get(name) ?? name;
    const reports = places.get(canonical) ?? new Map<ReportId, Set<PassageId>>();
    const passages = reports.get(reportId) ?? new Set();
    if (passageId !== null) passages.add(passageId);
    places.set(canonical, reports.set(reportId, passages));
  };

  const facts = readReportFacts(set);
  for (const report of facts.values()) for (const name of report.programmes) put(name, report.reportId, null);
  for (const { name, reportId, passageId } of findRecorded(set, facts, variants))
    put(name, reportId, passageId);
  for (const mention of readMentions(set)) put(mention.name, mention.reportId, mention.passageId);

  return [...places]
    .map(([name, reports]) => ({
      name,
      years: [...reports]
        .flatMap(([reportId, passages]) => {
          const report = facts.get(reportId);
          return report
            ? [{ year: report.yearCovered, agency: report.agency, reportId, passages: [...passages] }]
            : [];
        })
        .sort((a, b) => a.year - b.year || compareText(a.reportId, b.reportId)),
    }))
    .filter((programme) => programme.years.length > 0)
    .sort((a, b) => a.years[0]!.year - b.years[0]!.year || compareText(a.name, b.name));
}

/** Variant → the name under which the thesaurus lists it. */
function readPreferredNames(set: ArchiveSet): Map<string, string> {
  const preferred = new Map<string, string>();
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
        .map(({ passageId }) => ({ name, reportId, passageId }));
    });
  });
}

/** Quotation marks inside a name are printed or not at pleasure. */
function bare(text: string): string {
  return text.replaceAll(/[“”‘’「」"'《》\s]/g, '');
}

interface Mention {
  readonly name: string;
  readonly reportId: ReportId;
  readonly passageId: PassageId;
}

function readMentions(set: ArchiveSet): Mention[] {
  return set.activeEditions
    .toSorted((a, b) => compareText(a.edition, b.edition))
    .flatMap(({ archive, editionKey, reportId }) =>
      archive.database
        .prepare<[number], { name: string; passageId: PassageId }>(
          `SELECT name, passage_id AS passageId FROM mentions JOIN passages USING (passage_key)
           WHERE mentions.edition_key = ? AND mentions.kind = 'programme' ORDER BY passages.ordinal, mentions.start`,
        )
        .all(editionKey)
        .map((row) => ({ ...row, reportId })),
    );
}
