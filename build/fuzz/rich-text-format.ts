/** A text as a Rich Text file as rich as a word processor writes it (RTF 1.9.1): styles, lists, rows, notes, both ways to write a character. */

const HEAD =
  '{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\froman\\fcharset0 Times New Roman;}}' +
  '{\\colortbl;\\red0\\green0\\blue0;\\red255\\green255\\blue255;}' +
  '{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0\\sbasedon0 heading 1;}{\\s2\\outlinelevel1\\sbasedon0 heading 2;}}' +
  "{\\*\\listtable{\\list\\listid1{\\listlevel\\levelnfc0{\\leveltext \\'02\\'00.;}}}}{\\info{\\title \\u25253?}}\\uc1\n";
const LONGEST_HEADING = 20;
const PARTS = /[^。；]+[。；]?/gu;

export function richTextOf(lines: readonly string[]): Uint8Array {
  const paragraphs = lines
    .filter((line) => line !== '')
    .map((line, i) => {
      // Every way of writing in turn, so that each stands beside each.
      const written = i % 2 === 0 ? inUnicode(line) : inCodePage(line);
      if (line.length < LONGEST_HEADING) return `\\pard\\s${i === 0 ? 1 : 2} ${written}\\par\n`;
      if (i % 5 === 1) return `\\pard{\\listtext\\pard\\plain ${i}.\\tab}\\ls1\\ilvl0 ${written}\\par\n`;
      if (i % 5 === 2) return rowOf(line.match(PARTS) ?? [line]);
      if (i % 7 === 3) return `\\pard ${written}{\\super\\chftn{\\footnote\\pard ${inUnicode(line)}}}\\par\n`;
      return `\\pard\\plain\\f0 ${written}{\\v ${i}}\\par\n`;
    });
  return new TextEncoder().encode(`${HEAD}${paragraphs.join('')}}`);
}

/** Twice the same row, the first of which begins cells that the second goes on with. */
function rowOf(cells: readonly string[]): string {
  const row = (join: string): string =>
    `\\trowd\\trleft0${cells.map((_, i) => `${i === 0 ? join : ''}\\cellx${(i + 1) * 1000}`).join('')}\n` +
    `${cells.map((cell) => `\\intbl ${inUnicode(cell)}\\cell`).join('\n')}\\row\n`;
  return `\\pard${row('\\clvmgf')}${row('\\clvmrg')}`;
}

function inUnicode(line: string): string {
  return escaped(line).replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${(unit.charCodeAt(0) << 16) >> 16}?`);
}

/** In the bytes of the code page; what it does not have, as above. */
function inCodePage(line: string): string {
  return inUnicode(line).replaceAll(/\\u(-?\d+)\?/g, (unicode, code: string) => {
    const bytes = codePage().get(String.fromCharCode(Number(code) & 0xffff));
    return bytes === undefined ? unicode : `\\'${(bytes >> 8).toString(16)}\\'${(bytes & 0xff).toString(16)}`;
  });
}

const escaped = (line: string): string => line.replaceAll(/[\\{}]/g, '\\$&');

let known: ReadonlyMap<string, number> | undefined;

/** Characters of the code page by their two bytes: there is a decoder and no encoder. */
function codePage(): ReadonlyMap<string, number> {
  if (known) return known;
  const decoder = new TextDecoder('gbk');
  const pairs = range(0xa1, 0xf7).flatMap((high) => range(0xa1, 0xfe).map((low) => [high, low] as const));
  known = new Map(pairs.map(([high, low]) => [decoder.decode(Uint8Array.of(high, low)), (high << 8) | low]));
  return known;
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
