import type {
  ClippedFigure,
  ClippedReport,
  Clipping,
  ClippingId,
} from '../../data/contract/clipping-entry.ts';
import { isTableText } from '../../data/contract/table-words.ts';
import { citationOf } from '../../data/plain/citation.ts';
import { printedValue } from '../../data/plain/printed-value.ts';
import { periodOf } from '../../data/plain/quotation.ts';
import {
  cellOf,
  heading,
  paragraph,
  tableOfValues,
  type WrittenBlock,
  type WrittenDocument,
} from '../../data/plain/written-document.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import { bytesOfBase64 } from '../shared/base64.ts';
import { headOf } from '../shared/paper-sources.ts';
import type { PrintedFigure } from '../shared/printed-figure.ts';

/** Of the figures among the clippings, as far as there are pages of them. */
export type PrintedFigures = ReadonlyMap<ClippingId, PrintedFigure>;

/** All clippings in their order, each with one's own line and the number of its source; the sources at the end. */
export function clippingsDocument(
  clippings: readonly Clipping[],
  about: readonly string[],
  say: Messages,
  printed: PrintedFigures = new Map(),
): WrittenDocument {
  const sources = [...new Map(clippings.flatMap(reportsOf).map((one) => [sourceLine(one), one])).entries()];
  const numbers = new Map(sources.map(([line], i) => [line, i + 1]));
  const numberOf = (one: ClippedReport): string => `[${numbers.get(sourceLine(one))}]`;
  const codes = clippings.flatMap(({ content }) =>
    content.kind === 'figure' && content.figure.code ? [content.figure.code] : [],
  );
  const reports = new Map(
    sources.map(([, one]) => [`${one.reportId} ${one.edition}`, { report: one, edition: one.edition }]),
  );
  return {
    title: say.clippings.name,
    runningHead: [say.clippings.named(clippings.length), ...headOf([...reports.values()], codes, say)],
    about,
    isLandscape: false,
    blocks: [
      ...clippings.flatMap((one) => blocksOf(one, numberOf, printed.get(one.clippingId), say)),
      ...(sources.length > 0 ? [heading(1, say.clippings.references)] : []),
      ...sources.map(([line], i) => paragraph(`[${i + 1}] ${line}`)),
    ],
  };

  /** With the section, for a place in a report is what is cited. */
  function sourceLine(one: ClippedReport): string {
    return `${citationOf(one)}${one.edition === 'digest' ? say.takeAway.fromDigest : ''}`;
  }
}

function reportsOf({ content }: Clipping): readonly ClippedReport[] {
  return content.kind === 'chart' ? content.figures.map(({ cited }) => cited) : [content.cited];
}

function blocksOf(
  { content, line, state }: Clipping,
  numberOf: (one: ClippedReport) => string,
  printed: PrintedFigure | undefined,
  say: Messages,
): readonly WrittenBlock[] {
  const own = line
    .split(/\n+/u)
    .filter((one) => one.trim() !== '')
    .map((one) => paragraph(one));
  const doubt = state === null || state === 'exact' ? '' : `（${say.anchorStates[state]}）`;
  switch (content.kind) {
    case 'words':
      return [
        ...own,
        wordsBlock(content.words),
        paragraph(`—— ${placeOf(content.cited)} ${numberOf(content.cited)}${doubt}`, 'source'),
      ];
    case 'figure': {
      const { code, subject } = content.figure;
      const [value, period] = [valueOf(content.figure), periodOf(content.figure, say.quoting)];
      const evidence = code === null ? '' : ` · ${say.takeAway.evidence} ${code}`;
      const unseen = printed?.isUnseen ? ` · ${say.scans.fromScan}` : '';
      return [
        ...own,
        paragraph(content.words, 'quote'),
        ...(printed ? [pictureOf(printed, `${subject} ${value}`, say)] : []),
        paragraph(
          `${subject} ${value}（${period}）${unseen}${evidence} —— ${placeOf(content.cited)} ${numberOf(content.cited)}${doubt}`,
          'source',
        ),
      ];
    }
    case 'chart':
      return [...own, ...chartBlocks(content, numberOf, say)];
  }
}

/** A paper makes it as large as its page allows. */
function pictureOf({ png, width, height, page }: PrintedFigure, figure: string, say: Messages): WrittenBlock {
  const description = `${say.pages.cutOut}：${figure}（${say.pages.page(page)}）`;
  return { kind: 'picture', png, width, height, description };
}

function chartBlocks(
  chart: Extract<Clipping['content'], { kind: 'chart' }>,
  numberOf: (one: ClippedReport) => string,
  say: Messages,
): readonly WrittenBlock[] {
  const words = say.quoting;
  const rows = chart.figures.map(({ figure, cited }) => [
    ...[periodOf(figure, words), valueOf(figure), figure.subject, figure.code ?? '', numberOf(cited)],
  ]);
  return [
    heading(2, chart.title),
    {
      ...{ kind: 'picture', width: chart.width, height: chart.height, description: chart.title },
      png: bytesOfBase64(chart.png),
    },
    tableOfValues(
      [words.period, words.value, words.subject, words.code, words.source],
      rows,
      [2, 3, 4, 4, 1],
    ),
  ];
}

/** As the report prints it; clippings made before 0.3 do not know 近 and 余. */
function valueOf({ qualifier = null, ...figure }: ClippedFigure): string {
  return printedValue({ ...figure, qualifier });
}

function wordsBlock(words: string): WrittenBlock {
  if (!isTableText(words)) return paragraph(words, 'quote');
  const rows = words.split('\n').map((row) => row.split('\t').map((cell) => cellOf(cell)));
  const columns = Math.max(...rows.map((row) => row.length));
  return {
    kind: 'table',
    heads: 0,
    rows: rows.map((row) => [...row, ...Array.from({ length: columns - row.length }, () => cellOf(''))]),
  };
}

function placeOf({ agency, yearCovered, section }: ClippedReport): string {
  return [agency, yearCovered, section].filter((part) => part !== null).join(' · ');
}
