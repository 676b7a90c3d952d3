import { sliceTraced, trimTraced, type TracedText } from '../../text/traced-text.ts';

/** One printed line that is not blank. */
export interface SourceLine {
  readonly traced: TracedText;
  readonly text: string;
  /** Blank lines before it. */
  readonly gap: number;
  /** Width of the white space at its beginning, in half-width columns: 4 is the usual indent of a paragraph. */
  readonly indent: number;
  /** Printed as a heading by a mark (Markdown's #), which is not shown. */
  readonly isMarkedHeading: boolean;
  /** Stands below the text of its page. */
  readonly isFootnote?: boolean;
  /** The file itself calls it an entry of a list. */
  readonly isEntry?: boolean;
  /** The file itself calls it the title. */
  readonly isTitle?: boolean;
  /** An agency or a date that signs the paper. */
  readonly isDateline?: boolean;
}

export function splitLines(traced: TracedText): SourceLine[] {
  const lines: SourceLine[] = [];
  let start = 0;
  let gap = 0;
  while (start <= traced.text.length) {
    const found = traced.text.indexOf('\n', start);
    const end = found < 0 ? traced.text.length : found;
    const whole = sliceTraced(traced, start, end);
    const trimmed = trimTraced(whole);
    if (trimmed.text === '') gap++;
    else {
      const mark = /^#{1,6}[ \t]+(?=\S)/.exec(trimmed.text)?.[0].length ?? 0;
      for (const part of splitBehindMarker(sliceTraced(trimmed, mark))) {
        const indent = displayWidth(whole.text.slice(0, whole.text.search(/\S/)));
        lines.push({ ...makeLine(part, gap, indent), isMarkedHeading: mark > 0 });
        gap = 0;
      }
    }
    start = end + 1;
  }
  return lines;
}

export function makeLine(traced: TracedText, gap: number, indent = 0): SourceLine {
  return { traced, text: traced.text, gap, indent, isMarkedHeading: false };
}

/** 【盘点】去年… is a marker and a paragraph on one line. */
function splitBehindMarker(line: TracedText): TracedText[] {
  const marker = /^(?:【[^】\s]{2,6}】|\[[\p{Script=Han}]{2,4}\])\s*(?=\S)/u.exec(line.text);
  if (!marker || marker[0].length === line.text.length) return [line];
  return [trimTraced(sliceTraced(line, 0, marker[0].length)), sliceTraced(line, marker[0].length)];
}

/** Columns that a line takes in print: two for Chinese characters and full-width punctuation, one for the rest. */
export function displayWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    width += unit >= 0x2e80 || (unit >= 0x2010 && unit <= 0x2026) || unit === 0x25a0 ? 2 : 1;
  }
  return width;
}

/** A row of a table that lost its rules: cells with tabs between. It is no part of a paragraph. */
export function isTableRow(text: string): boolean {
  return /\S *\t\s*\S/u.test(text);
}

/** Ends a sentence, an introduction (：) or a flourish (…… ——), perhaps inside closing quotes. */
export function isTerminated(text: string): boolean {
  return /(?:[。！？!?；;：:…]|——)[”’"）)】》」』]*$/.test(text);
}

/** Must go on in the next line: ends with a comma or an opening bracket, or leaves a quotation open. */
export function isOpenEnded(text: string): boolean {
  return (
    /[，,、“‘（(《【「『]$/.test(text) ||
    count(text, /“/g) > count(text, /”/g) ||
    count(text, /《/g) > count(text, /》/g)
  );
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
