import { codePointLength } from '../../contract/code-points.ts';
import type { NamedReport, ReportId } from '../../contract/model.ts';
import { sharedGenres } from '../../contract/report-names.ts';
import type { CheckedRequest } from '../../contract/requests.ts';
import type { Hit } from '../../contract/search-model.ts';
import type { ExportedHits } from '../../contract/search-tools-model.ts';
import { STOPPED_SCAN } from '../../contract/stopped-scan.ts';
import type { ArchiveSet } from '../../schema/archive-set.ts';
import { passageTable } from '../../schema/passage-table.ts';
import { answerQuery, narrowingOf, passing } from '../answer-query.ts';
import { citationOf, citationsIn, type CitedReport } from '../../plain/citation.ts';
import { formatNamed, type FormatOf } from '../../plain/export-formats.ts';
import { printedTable, type TableShape } from '../../plain/printed-table.ts';
import { withCorrectedMarks } from '../ranking/corrected-marks.ts';
import type { ExportedHit } from './exported-hit.ts';
import { hitsDocx } from './hits-document.ts';
import { hitsMarkdown } from './hits-markdown.ts';
import { hitsCsv, hitsXlsx } from './hits-tables.ts';
import { readHits } from '../ranking/hit-rows.ts';
import { passageMarks, type PassageMarks } from '../ranking/passage-marks.ts';
import { setOf } from '../index/bit-set.ts';
import type { PassageTable } from '../index/passage-table.ts';
import { cellsOf, textOf } from '../index/passage-texts.ts';
import { orderByPlace, rankByRelevance } from '../ranking/ranking.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { NotebookLookups } from '../notebook-lookups.ts';

type Request = CheckedRequest<'search.export'>;

/** All hits of a search as one file, in the order asked for. */
export async function exportHits(
  set: ArchiveSet,
  index: SearchIndex,
  notebook: NotebookLookups,
  request: Request,
): Promise<ExportedHits> {
  const reports = readCitedReports(set);
  const { found, order, complete } = allHits(index, notebook, request);
  const hits = found.map((hit, i): ExportedHit => {
    const cited = reports.get(hit.reportId)!;
    // Laid out when it is written: all at once they may be more than fits.
    const printed = () => printedTable(hit.text, shapeOf(index.table, order[i]!, hit.text));
    return { ...hit, printed, cited, citation: citationOf(cited) };
  });
  const { ending, mediaType } = formatNamed(request.format);
  const content = await WRITERS[request.format](hits, request.query, complete ? [] : [STOPPED_SCAN.zh]);
  return {
    fileName: `${fileNameOf(request.query)}${complete ? '' : '（可能不全）'}.${ending}`,
    mediaType,
    contentBase64: Buffer.from(content).toString('base64'),
    count: hits.length,
    complete,
  };
}

type Written = string | Uint8Array;
/** `about`: what else is to be said of the hits as a whole. */
type Write = (
  hits: readonly ExportedHit[],
  query: string,
  about: readonly string[],
) => Written | Promise<Written>;

/** The reports of the hits, each once, in the order of their first hits; what programs read has no room for a remark. */
const cite =
  (format: FormatOf<'citation'>): Write =>
  (hits) =>
    citationsIn(
      format,
      hits.map((hit) => hit.cited),
    );

const WRITERS: Readonly<Record<FormatOf<'hits'>, Write>> = {
  docx: hitsDocx,
  csv: (hits, _query, about) => hitsCsv(hits, about),
  xlsx: (hits, _query, about) => hitsXlsx(hits, about),
  markdown: hitsMarkdown,
  gbt7714: cite('gbt7714'),
  bibtex: cite('bibtex'),
  ris: cite('ris'),
  csl: cite('csl'),
};

/** Letters of the query that every file system takes. */
function fileNameOf(query: string): string {
  const words = [...query.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()].slice(0, 40).join('').trim();
  return words === '' ? '检索结果' : `检索结果 ${words}`;
}

function allHits(
  index: SearchIndex,
  notebook: NotebookLookups,
  request: Request,
): { readonly found: readonly Hit[]; readonly order: readonly number[]; readonly complete: boolean } {
  const { table } = index;
  const narrowing = narrowingOf(index, notebook, request.filters);
  const answer = answerQuery(index, notebook, request, narrowing.asksWithoutWords);
  const { root, variants, found } = answer;
  const { corrected, stopped } = answer.evaluation;
  const passages = passing(narrowing)(found.all);
  const marksOf = (passage: number): PassageMarks => {
    const printed = passageMarks(textOf(table, passage), root, variants);
    return withCorrectedMarks(printed, corrected.get(passage), root, variants);
  };
  const density = (passage: number): number => marksOf(passage).marked / Math.max(1, table.lengths[passage]!);
  const order = Array.from(
    request.sort === 'relevance'
      ? rankByRelevance(table, setOf(table.size, passages), found.exact, passages.length, density)
      : orderByPlace(table, passages, request.sort),
  );
  return { found: readHits(table, order, marksOf, corrected), order, complete: !stopped };
}

function shapeOf(passages: PassageTable, passage: number, text: string): TableShape | null {
  const cells = cellsOf(passages, passage);
  return cells === null ? null : passageTable(cells, codePointLength(text));
}

/** From the record that is believed first. */
function readCitedReports(set: ArchiveSet): ReadonlyMap<ReportId, CitedReport> {
  const rows = set.byRecordPrecedence.toReversed().flatMap(({ database }) =>
    database
      .prepare<[], CitedReport & NamedReport>(
        `SELECT report_id AS reportId, agency, title, subtitle, year_covered AS yearCovered,
                year_published AS yearPublished, source_file AS sourceFile, agency_label AS agencyLabel, genre, period
         FROM reports`,
      )
      .all(),
  );
  const known = new Map(rows.map((row) => [row.reportId, row]));
  const kinds = sharedGenres(set.activeReports().flatMap((reportId) => known.get(reportId) ?? []));
  return new Map(
    [...known].map(([reportId, row]) => [reportId, { ...row, kind: kinds.get(reportId) ?? null }]),
  );
}
