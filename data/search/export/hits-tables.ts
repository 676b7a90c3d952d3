import { GENRE_NAMES } from '../../contract/genre.ts';
import { sliceCodePoints } from '../../contract/code-points.ts';
import type { ExportedHit } from './exported-hit.ts';
import { csvOf, type Cell } from '../../plain/csv.ts';
import { wordsAt, type PrintedTable } from '../../plain/printed-table.ts';
import { workbookOf } from '../../plain/xlsx.ts';

const COLUMNS = [
  '序号',
  '报告',
  '机关',
  '年度',
  '文种',
  '版本',
  '题名',
  '章节',
  '段落',
  '命中次数',
  '命中文字',
  '段落原文',
  '引文',
  '订正',
];

const WIDTHS = [6, 18, 24, 8, 12, 8, 32, 20, 24, 8, 16, 80, 60, 30];

/** What is said of the hits as a whole stands below them. */
export function hitsCsv(hits: readonly ExportedHit[], about: readonly string[]): string {
  return csvOf([COLUMNS, ...hits.map(cellsOf), ...about.map((line) => [line])]);
}

/** What is said of the hits as a whole stands on a sheet of its own: one that is calculated with holds nothing else. */
export function hitsXlsx(hits: readonly ExportedHit[], about: readonly string[]): Uint8Array {
  const sheet = { name: '检索结果', rows: [COLUMNS, ...hits.map(cellsOf)], widths: WIDTHS };
  const remarks = { name: '说明', rows: about.map((line) => [line]), widths: [60] };
  return workbookOf(about.length === 0 ? [sheet] : [sheet, remarks]);
}

function cellsOf(hit: ExportedHit, place: number): Cell[] {
  return [
    place + 1,
    hit.reportId,
    hit.agency ?? '',
    hit.year ?? '',
    hit.genre === null ? '' : GENRE_NAMES[hit.genre].zh,
    hit.edition === 'digest' ? '提要' : '原文',
    hit.title ?? '',
    hit.section ?? '',
    hit.passageId,
    hit.ranges.length,
    hit.ranges.map(([start, end]) => sliceCodePoints(hit.text, start, end)).join('；'),
    wordsOf(hit),
    hit.citation,
    correctionsOf(hit),
  ];
}

/** 印文→订正, in the order of the text. */
function correctionsOf({ text, corrections = [] }: ExportedHit): string {
  return corrections
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, replacement }) => `${sliceCodePoints(text, start, end)}→${replacement || '（删去）'}`)
    .join('；');
}

function wordsOf(hit: ExportedHit): string {
  const table = hit.printed();
  return table === null ? hit.text : inLines(table);
}

/** A row a line, cells parted by a bar, below the line that names the table or says in what it counts. */
function inLines({ caption, rows }: PrintedTable): string {
  const lines = rows.map((row) => row.map(wordsAt).join('｜'));
  return [...(caption ? [caption] : []), ...lines].join('\n');
}
