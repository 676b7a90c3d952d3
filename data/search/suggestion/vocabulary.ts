import type { ArchiveSet } from '../../schema/archive-set.ts';
import type { PassageId, ReportId } from '../../contract/model.ts';
import type { Suggestion } from '../../contract/search-model.ts';
import { searchForm } from '../../text/search-form.ts';

/** A name that the archives know, and where it leads. */
export interface NamedThing extends Suggestion {
  readonly kind: Exclude<Suggestion['kind'], 'tag'>;
}

/** So many of a kind: beyond that suggestions would say nothing. */
const MOST_OF_A_KIND = 20_000;

/** Titles, headings, indicator subjects, programmes, people and agencies, each different name once. */
export function loadNamedThings(set: ArchiveSet): readonly NamedThing[] {
  const seen = new Set<string>();
  return [...reportsAndAgencies(set), ...namesInTexts(set)].filter((one) => {
    const key = `${one.kind} ${one.kind === 'report' ? one.reportId : one.label}`;
    if (one.label === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

interface ReportRow {
  readonly report_id: ReportId;
  readonly agency: string | null;
  readonly year_covered: number | null;
  readonly title: string | null;
  readonly programmes: string;
  readonly people: string;
}

function reportsAndAgencies(set: ArchiveSet): NamedThing[] {
  return set.byRecordPrecedence.flatMap((archive) =>
    archive.database
      .prepare<[], ReportRow>(
        `SELECT report_id, agency, year_covered, title, programmes, people FROM reports
         WHERE removed IS NULL ORDER BY year_covered DESC, report_id`,
      )
      .all()
      .flatMap((row): NamedThing[] => {
        const detail = [row.agency, row.year_covered].filter((part) => part !== null).join(' ');
        const reportId = row.report_id;
        // Both columns are written by storeReport from lists of this form.
        const programmes = JSON.parse(row.programmes) as readonly string[];
        const people = JSON.parse(row.people) as readonly { readonly name: string; readonly role: string }[];
        return [
          { kind: 'report', label: row.title ?? row.report_id, detail, reportId, passageId: null },
          { kind: 'agency', label: row.agency ?? '', detail: '', reportId: null, passageId: null },
          ...programmes.map((label) => ({
            kind: 'programme' as const,
            label,
            detail,
            reportId,
            passageId: null,
          })),
          ...people.map((one) => ({
            kind: 'person' as const,
            label: one.name,
            detail: one.role,
            reportId,
            passageId: null,
          })),
        ];
      }),
  );
}

interface NameRow {
  readonly label: string;
  readonly report_id: ReportId;
  readonly passage_id: PassageId | null;
}

/** Kind of suggestion and the query that gives its names; editions that no longer count are left out. */
const NAMES: readonly (readonly [NamedThing['kind'], string])[] = [
  [
    'heading',
    `SELECT text AS label, report_id, passage_id FROM passages JOIN editions USING (edition_key)
     WHERE passages.kind = 'heading' AND is_current = 1 ORDER BY passage_key LIMIT ${MOST_OF_A_KIND}`,
  ],
  [
    'indicator',
    `SELECT subject AS label, report_id, passage_id FROM indicators JOIN editions USING (edition_key)
     LEFT JOIN passages USING (passage_key) WHERE is_current = 1 ORDER BY indicator_key LIMIT ${MOST_OF_A_KIND}`,
  ],
  [
    'programme',
    `SELECT name AS label, report_id, passage_id FROM mentions JOIN editions USING (edition_key)
     JOIN passages USING (passage_key) WHERE mentions.kind = 'programme' AND is_current = 1
     ORDER BY mention_key LIMIT ${MOST_OF_A_KIND}`,
  ],
  [
    'person',
    `SELECT name AS label, report_id, passage_id FROM mentions JOIN editions USING (edition_key)
     JOIN passages USING (passage_key) WHERE mentions.kind = 'person' AND is_current = 1
     ORDER BY mention_key LIMIT ${MOST_OF_A_KIND}`,
  ],
];

function namesInTexts(set: ArchiveSet): NamedThing[] {
  return set.archives.flatMap((archive) =>
    NAMES.flatMap(([kind, query]) =>
      archive.database
        .prepare<[], NameRow>(query)
        .all()
        .map((row) => ({
          kind,
          label: row.label,
          detail: row.report_id,
          reportId: row.report_id,
          passageId: row.passage_id,
        })),
    ),
  );
}

/** The names in search form, each once, with one of their writings. */
export function vocabularyOf(things: readonly NamedThing[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const { label } of things) {
    for (const part of label.split(/[\s，。、：；！？—“”‘’（）《》()]+/u)) {
      const { units } = searchForm(part);
      if (units.length >= 2 && units.length <= 20 && !words.has(units)) words.set(units, part);
    }
  }
  return words;
}
