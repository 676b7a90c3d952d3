/** Does to a clean text what typesetting, text layers and copying do to one. Each writer makes one kind of defect. */

/** Breaks lines at a width in half-width columns, as a printed column does; `blank` puts an empty line between all. */
export function hardWrapped(lines: readonly string[], width: number, blank: boolean): string {
  const wrapped = lines.flatMap((line) => (isHeadline(line) ? [line] : wrapLine(line, width)));
  return wrapped.join(blank ? '\n\n' : '\n');
}

/** A paragraph's first line is set two characters narrower, for the indent that the copy has lost. */
function wrapLine(line: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let room = width - 4;
  for (const character of line) {
    const columns = character.charCodeAt(0) < 0x2000 ? 1 : 2;
    // 。 and its kin hang over the edge instead of beginning a line.
    if (room < columns && !/[，。、；：！？”’）》%]/.test(character)) {
      pieces.push(piece);
      piece = '';
      room = width;
    }
    piece += character;
    room -= columns;
  }
  return [...pieces, piece];
}

function isHeadline(line: string): boolean {
  return line.length < 26 && !/[。！？…]$/.test(line);
}

/** A text layer that was painted twice: segments between punctuation stand doubled, punctuation as well. */
export function paintedTwice(line: string): string {
  return (line.match(/[\p{L}\p{N}+%.]+|[^\p{L}\p{N}+%.]/gu) ?? [])
    .map((piece) => (piece === ' ' ? piece : piece + piece))
    .join('');
}

/** A space on either side of every number inside Chinese text. */
export function spacedNumbers(line: string): string {
  return line.replace(/(?<=[\p{Script=Han}])(\d[\d.]*)(?=[\p{Script=Han}])/gu, ' $1 ');
}

const RADICALS: Readonly<Record<string, string>> = {
  户: '⼾',
  长: '⻓',
  比: '⽐',
  页: '⻚',
  车: '⻋',
  力: '⼒',
  一: '⼀',
  工: '⼯',
  食: '⻝',
  大: '⼤',
};

/** Chinese PDFs written by browsers give radicals instead of letters. */
export function withRadicals(line: string): string {
  return [...line].map((character) => RADICALS[character] ?? character).join('');
}

/** Full-width digits and zero-width spaces, as old editors and web pages leave them. */
export function withWideDigits(line: string): string {
  return line
    .replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    .replace(/。/g, '\u200b。');
}

/** Cuts a paragraph at a place inside a word and puts a picture's caption, with the room of the picture, between. */
export function cutByCaption(paragraph: string, at: number, caption: string): string {
  return `${paragraph.slice(0, at)}\n\n\n\n${caption}\n\n\n\n${paragraph.slice(at)}`;
}
