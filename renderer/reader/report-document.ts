import { codePointLength, sliceCodePoints } from '../../data/contract/code-points.ts';
import type { Passage, Report } from '../../data/contract/model.ts';
import type { PassageTable } from '../../data/contract/passage-table.ts';
import type { CitedReport } from '../../data/plain/citation.ts';
import {
  cellOf,
  heading,
  paragraph,
  type WrittenBlock,
  type WrittenCell,
  type WrittenDocument,
  type WrittenRun,
} from '../../data/plain/written-document.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { NoteOnWords } from '../shared/note-on-words.ts';
import { headOf, sourcesBlocks } from '../shared/paper-sources.ts';
import { rowsOf } from '../shared/table-rows.ts';

/** The open text as a Word file: its headings and tables as they stand, notes as footnotes where they are wanted. */
export function reportDocument(
  report: Report,
  cited: CitedReport,
  notes: readonly NoteOnWords[],
  about: readonly string[],
  say: Messages,
): WrittenDocument {
  const onPassage = Map.groupBy(notes, (note) => note.passageId);
  const runs = (passage: Passage): readonly WrittenRun[] =>
    runsWithNotes(passage.text, 0, codePointLength(passage.text), onPassage.get(passage.passageId) ?? []);
  const blocks = report.sections.flatMap(
    ({ role, headingPassage, level, passages }): readonly WrittenBlock[] => [
      ...(headingPassage ? [{ kind: 'heading' as const, level, runs: runs(headingPassage) }] : []),
      ...passages.flatMap((passage): readonly WrittenBlock[] => {
        if (passage.table) {
          const own = onPassage.get(passage.passageId) ?? [];
          return tableBlocks(passage.text, passage.table, own);
        }
        // The title of the document says it already.
        if (role === 'front' && passage.text === report.title) return [];
        return [{ kind: 'paragraph', look: role === 'front' ? 'source' : 'plain', runs: runs(passage) }];
      }),
    ],
  );
  const source = { report: cited, edition: report.edition };
  return {
    title: report.title ?? report.sourceFile ?? report.reportId,
    runningHead: headOf([source], [], say),
    about: [report.edition === 'digest' ? say.reader.digestNote : say.reader.originalNote, ...about],
    isLandscape: false,
    blocks: [...blocks, ...sourcesBlocks([source], say)],
  };
}

/** From `from` to `to` of a text: noted words are marked, and their footnotes stand where they end. */
export function runsWithNotes(
  text: string,
  from: number,
  to: number,
  notes: readonly NoteOnWords[],
): readonly WrittenRun[] {
  const here = notes.filter((note) => note.start < to && note.end > from);
  const edges = [from, to, ...here.flatMap(({ start, end }) => [start, end])]
    .filter((edge) => edge >= from && edge <= to)
    .sort((a, b) => a - b);
  const runs: WrittenRun[] = [];
  let at = from;
  for (const edge of new Set(edges)) {
    const ending = here.filter((note) => Math.min(note.end, to) === edge && note.end <= to);
    if (edge === at && ending.length === 0) continue;
    const isMarked = here.some((note) => note.start <= at && note.end >= edge && edge > at);
    const footnote = ending.flatMap(({ lines }) => lines);
    runs.push({
      text: sliceCodePoints(text, at, edge),
      isMarked,
      ...(footnote.length > 0 ? { footnote } : {}),
    });
    at = edge;
  }
  return runs;
}

function tableBlocks(
  text: string,
  { caption, cells, columns }: PassageTable,
  notes: readonly NoteOnWords[],
): readonly WrittenBlock[] {
  const rows = rowsOf(text, cells).map((row) =>
    row.map(({ text: words, cell: { start, end, isHeader, rowSpan, columnSpan } }): WrittenCell => ({
      ...{ ...cellOf(words), isHead: isHeader, rowSpan, columnSpan },
      lines: [runsWithNotes(text, start, end, notes)],
    })),
  );
  const heads = rows.findIndex((row) => row.some((cell) => !cell.isHead));
  return [
    ...(caption ? [paragraph(caption, 'source')] : []),
    { kind: 'table', rows, heads: Math.max(0, heads), widths: Array<number>(columns).fill(1) },
  ];
}

/** Notes that stand on no words of this text: on the report as a whole, a section, a figure. */
export function notesBesides(notes: readonly (readonly string[])[], say: Messages): readonly WrittenBlock[] {
  if (notes.length === 0) return [];
  return [
    heading(1, say.app.notes),
    ...notes.flatMap(([head, ...others]) => [
      paragraph(head ?? ''),
      ...others.map((line) => paragraph(line, 'remark')),
    ]),
  ];
}
