import type { FormatOf } from './export-formats.ts';

/** What a citation needs of a report's catalogue record, and where in it something stands. */
export interface CitedReport {
  /** The report's id; a key in BibTeX and CSL. */
  readonly reportId: string;
  readonly agency: string | null;
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly yearCovered: number | null;
  /** Looked back on (2022, 2022-H1, 2022-Q1, 2022-04, 2021/2022): what ends within a year may appear in it. */
  readonly period?: string | null;
  readonly yearPublished: number | null;
  /** What kind of document it is, where another report of the agency and year could be taken for it; else null. */
  readonly kind?: string | null;
  /** Names a report without a title. */
  readonly sourceFile: string | null;
  /** The section that holds what is cited; null for the whole report. */
  readonly section?: string | null;
  /** The sentence or figure that is cited, as printed. */
  readonly quote?: string | null;
  /** Which text it was taken from. A 提要 is none of the report's own words, and the formats with a note say so. */
  readonly edition?: 'digest' | 'original' | null;
}

type CitationFormat = FormatOf<'citation'>;

/** One or several reports in a format; each once, in their order. */
export function citationsIn(format: CitationFormat, reports: readonly CitedReport[]): string {
  const works = [...new Map(reports.map((one) => [placeKey(one), workOf(one)])).values()];
  return WRITERS[format](keyedApart(works));
}

/** BibTeX refuses a key that is there twice: further places of a report are :2, :3 …, which no id of a report ends in. */
function keyedApart(works: readonly Work[]): readonly Work[] {
  const counts = new Map<string, number>();
  return works.map((work) => {
    const count = (counts.get(work.key) ?? 0) + 1;
    counts.set(work.key, count);
    return count === 1 ? work : { ...work, key: `${work.key}:${count}` };
  });
}

/** As BibTeX wants its keys; any other letter by its code point, so that no two ids become one. */
function texKey(key: string): string {
  return key.replace(/[^\w:.-]/gu, (one) => `u${one.codePointAt(0)!.toString(16)}`);
}

/**
 * A report as GB/T 7714—2025 cites it: 主要责任者. 题名：其他题名信息[R]. 出版年: 引文位置. The standard itself was not
 * at hand; order, marks and full stops are those of the style "GB/T 7714—2025（顺序编码，双语）" of
 * zotero-chinese/styles (updated 2025-12-26), report branch. Place and publisher are left out, for the records do not
 * state them. A year of publication that is not known stands in brackets as an estimate, the year after the one
 * covered (so in GB/T 7714—2015, 8.8.3), or that year itself where only a part of it was.
 */
export function citationOf(report: CitedReport): string {
  return gbt7714(workOf(report));
}

function gbt7714({ author, title, year, isEstimate, section }: Work): string {
  const printed = year === null ? '[出版年不详]' : isEstimate ? `[${year}]` : String(year);
  return `${author}. ${title}[R]. ${printed}${section === null ? '' : `: ${section}`}.`;
}

/** The one mapping: every format writes these and nothing else. */
interface Work {
  readonly key: string;
  readonly author: string;
  readonly title: string;
  readonly year: number | null;
  /** The year is not stated, but follows from the one covered. */
  readonly isEstimate: boolean;
  readonly section: string | null;
  readonly quote: string | null;
  readonly isDigest: boolean;
}

function workOf(report: CitedReport): Work {
  const { agency, subtitle, yearPublished } = report;
  const own = oneLine(report.title ?? report.sourceFile ?? '题名不详');
  const further = withoutDashes(oneLine(subtitle ?? ''));
  const whole = further === '' ? own : `${own}：${further}`;
  const kind = oneLine(report.kind ?? '');
  return {
    key: report.reportId,
    author: oneLine(agency ?? '佚名'),
    // Other title information is what the rule has for it; a title that says it says it once.
    title: kind === '' || whole.includes(kind) ? whole : `${whole}：${kind}`,
    year: yearPublished ?? estimatedYear(report),
    isEstimate: yearPublished === null,
    section: report.section ? oneLine(report.section) : null,
    quote: report.quote ? oneLine(report.quote) : null,
    isDigest: report.edition === 'digest',
  };
}

/**
 * A year that is over is looked back on in the next; what ends with a half or a quarter that is not the last, or with a month
 * before December, in the same.
 */
function estimatedYear({ yearCovered, period }: CitedReport): number | null {
  if (yearCovered === null) return null;
  const within = /^(\d{4})-(?:H1|Q[1-3]|0\d|1[01])$/.exec(period?.split('/').at(-1) ?? '');
  return within ? Number(within[1]) : yearCovered + 1;
}

function placeKey({ reportId, section, quote }: CitedReport): string {
  return JSON.stringify([reportId, section ?? null, quote ?? null]);
}

const WRITERS: Readonly<Record<CitationFormat, (works: readonly Work[]) => string>> = {
  gbt7714: (works) => lines(works.map(gbt7714)),
  bibtex: (works) => lines(works.map(bibtex)),
  ris: (works) => works.map(ris).join(''),
  csl: (works) => `${JSON.stringify(works.map(csl), null, 2)}\n`,
};

function lines(all: readonly string[]): string {
  return all.map((one) => `${one}\n`).join('');
}

/** Braces keep a name of an agency whole and a title in its own case. */
function bibtex(work: Work): string {
  const fields: readonly (readonly [string, string | null])[] = [
    ['author', `{${tex(work.author)}}`],
    ['title', `{${tex(work.title)}}`],
    ['institution', tex(work.author)],
    ['year', work.year === null ? null : String(work.year)],
    ['chapter', work.section && tex(work.section)],
    ['note', notesOf(work).map(tex).join('; ') || null],
    ['langid', 'chinese'],
  ];
  const written = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${value}}`]));
  return `@techreport{${texKey(work.key)},\n${written.join(',\n')}\n}`;
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function tex(text: string): string {
  return text.replace(/[\\~^{}&%$#_]/g, (one) => TEX[one] ?? `\\${one}`);
}

/** RIS as Reference Manager defined it: a tag of two letters, two spaces, a hyphen, a space; CRLF. */
function ris(work: Work): string {
  const tags: readonly (readonly [string, string | null])[] = [
    ['TY', 'RPRT'],
    ['ID', work.key],
    ['AU', work.author],
    ['TI', work.title],
    ['PY', work.year === null ? null : String(work.year)],
    ['PB', work.author],
    ['SE', work.section],
    ['LA', 'zh-CN'],
    ...notesOf(work).map((note) => ['N1', note] as const),
    ['ER', ''],
  ];
  return tags.flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${value}\r\n`])).join('');
}

/** CSL-JSON 1.0.2, schema csl-data.json. */
function csl(work: Work): object {
  return {
    id: work.key,
    type: 'report',
    author: [{ literal: work.author }],
    title: work.title,
    ...(work.year === null
      ? {}
      : { issued: { 'date-parts': [[work.year]], ...(work.isEstimate ? { circa: true } : {}) } }),
    publisher: work.author,
    ...(work.section === null ? {} : { section: work.section }),
    ...(work.quote === null && !work.isDigest ? {} : { note: quoteOf(work).join('；') }),
    language: 'zh-CN',
  };
}

function notesOf(work: Work): readonly string[] {
  return [...quoteOf(work), ...(work.isEstimate && work.year !== null ? ['出版年为推定'] : [])];
}

function quoteOf({ quote, isDigest }: Work): readonly string[] {
  return [...(quote === null ? [] : [quote]), ...(isDigest ? ['据览卷提要，非原文'] : [])];
}

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** A printed subtitle begins with dashes; the colon says the same. */
function withoutDashes(subtitle: string): string {
  return subtitle.replace(/^[\s—–-]+/u, '');
}
