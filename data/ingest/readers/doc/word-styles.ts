import { readProperties } from './paragraph-properties.ts';

/** What a style of a Word 97 file says of its paragraphs. */
export interface WordStyle {
  /** 1–9 for Word's headings, 0 for its title, null for all others. */
  readonly heading: number | null;
  readonly list: number | null;
  readonly level: number | null;
}

const STYLES = 0x00a2;
const NO_BASE = 0xfff;
const PARAGRAPH_STYLE = 1;
const TITLE = 62;
/** Styles are based on others, and no chain of a sound file is longer. */
const LONGEST_CHAIN = 12;

interface OwnStyle extends WordStyle {
  readonly base: number;
}

/** The styles by their index ([MS-DOC] 2.9.271 STSH, 2.9.258 STD), with what they take from those that they are based on. */
export function stylesOf(document: Buffer, tables: Buffer): (style: number) => WordStyle {
  const own = ownStyles(document, tables);
  const resolve = (at: number, depth: number): WordStyle => {
    const style = own[at];
    if (!style) return { heading: null, list: null, level: null };
    const base = depth < LONGEST_CHAIN ? resolve(style.base, depth + 1) : null;
    return {
      heading: style.heading ?? base?.heading ?? null,
      list: style.list ?? base?.list ?? null,
      level: style.level ?? base?.level ?? null,
    };
  };
  return (style) => resolve(style, 0);
}

function ownStyles(document: Buffer, tables: Buffer): (OwnStyle | null)[] {
  const from = document.readUInt32LE(STYLES);
  const end = from + document.readUInt32LE(STYLES + 4);
  const head = tables.readUInt16LE(from);
  const count = tables.readUInt16LE(from + 2);
  const fixed = tables.readUInt16LE(from + 4);
  const styles: (OwnStyle | null)[] = [];
  let at = from + 2 + head;
  for (let i = 0; i < count && at + 2 <= end; i++) {
    const length = tables.readUInt16LE(at);
    styles.push(length === 0 ? null : styleIn(tables.subarray(at + 2, at + 2 + length), fixed));
    at += 2 + length;
  }
  return styles;
}

function styleIn(style: Buffer, fixed: number): OwnStyle | null {
  const kind = style.readUInt16LE(2);
  if ((kind & 0xf) !== PARAGRAPH_STYLE) return null;
  const known = style.readUInt16LE(0) & 0xfff;
  // Behind the name and its closing zero, the changes of the paragraph with two bytes of the style's own index.
  const at = fixed + 2 + style.readUInt16LE(fixed) * 2 + 2;
  const length = style.readUInt16LE(at);
  const { list, level } = readProperties(style.subarray(at + 4, at + 2 + length));
  const heading = known >= 1 && known <= 9 ? known : known === TITLE ? 0 : null;
  return { heading, list, level, base: kind >> 4 === NO_BASE ? -1 : kind >> 4 };
}
