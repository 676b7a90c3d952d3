/** How well the article of a web page is found: its text, and what the page says of it. */
import { parseOriginal, type ParsedOriginal } from '../../data/ingest/parse-original.ts';
import { readHtml } from '../../data/ingest/readers/read-html.ts';
import type { WebPage } from './web-pages.ts';

export interface ArticleScore {
  /** Letters of the text that are shown; letters that are shown and are of the text: shares. */
  readonly recall: number;
  readonly precision: number;
  readonly missed: readonly string[];
  readonly extra: readonly string[];
}

export interface PageScore extends ArticleScore {
  readonly name: string;
  readonly fields: readonly string[];
}

const FIELDS = ['title', 'agency', 'yearCovered', 'period', 'genre'] as const;

export function measureWebPage({ name, html, lines, report }: WebPage): PageScore {
  const parsed = readPage(html);
  const fields = FIELDS.flatMap((field) => {
    const read = parsed.draft[field];
    const right = report.record[field];
    return right === undefined || String(read) === String(right)
      ? []
      : [`${field}: "${read}" for "${right}"`];
  });
  const title = report.record.title ?? '';
  return { name, fields, ...scoreArticle(lines, shownOf(parsed), [title, ...report.source.split('\n')]) };
}

export function readPage(html: string): ParsedOriginal {
  const { text, layout } = readHtml(html);
  return parseOriginal(text, {}, layout);
}

/** Headings and passages in reading order, with those of the page's head. */
export function shownOf({ sections }: ParsedOriginal): readonly string[] {
  return sections.flatMap(({ heading, passages }) =>
    [...(heading ? [heading] : []), ...passages].map(({ text }) => text),
  );
}

/** `also`: what may be shown though it is no line of the text (its title, who signed it). */
export function scoreArticle(
  lines: readonly string[],
  shown: readonly string[],
  also: readonly string[] = [],
): ArticleScore {
  const all = bare(shown.join(''));
  const right = bare([...lines, ...also].join(''));
  const missed = lines.filter((line) => !all.includes(bare(line)));
  const extra = shown.filter((one) => !right.includes(bare(one)));
  const letters = (some: readonly string[]): number => bare(some.join('')).length;
  return {
    missed,
    extra,
    recall: lines.length === 0 ? 1 : 1 - letters(missed) / letters(lines),
    precision: shown.length === 0 ? 1 : 1 - letters(extra) / letters(shown),
  };
}

function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '');
}
