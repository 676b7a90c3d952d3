import { Parser } from 'htmlparser2';

/** How a level of a list is numbered (ISO/IEC 26300-3, 16.30 to 16.34). */
export interface ListLevel {
  /** As listNumber names it; `bullet` and `none` count nothing. */
  readonly format: string;
  readonly start: number;
  /** （%1%） with a place for the number of each level; the sign of a bullet. */
  readonly text: string;
}

export type ListLevels = ReadonlyMap<number, ListLevel>;

export interface OdtStyles {
  readonly lists: ReadonlyMap<string, ListLevels>;
  /** Numbers of headings that stand in no list. */
  readonly outline: ListLevels;
  /** Names of styles whose text is not shown. */
  readonly hidden: ReadonlySet<string>;
}

/** What styles.xml and the head of content.xml say. */
export function readOdtStyles(...parts: readonly string[]): OdtStyles {
  const lists = new Map<string, Map<number, ListLevel>>();
  const outline = new Map<number, ListLevel>();
  const hidden = new Set<string>();
  let levels: Map<number, ListLevel> | null = null;
  let style = '';
  const open = (tag: string, attributes: Readonly<Record<string, string>>): void => {
    if (tag === 'text:list-style')
      lists.set(attributes['style:name'] ?? '', (levels = new Map<number, ListLevel>()));
    else if (tag === 'text:outline-style') levels = outline;
    else if (tag === 'style:style') style = attributes['style:name'] ?? '';
    else if (tag === 'style:text-properties' && attributes['text:display'] === 'none') hidden.add(style);
    else if (levels && LEVEL.test(tag))
      levels.set(Number(attributes['text:level']), levelOf(tag, attributes));
  };
  for (const xml of parts) {
    const parser = new Parser({ onopentag: open }, { xmlMode: true });
    parser.end(xml.split('<office:body', 1)[0] ?? '');
  }
  return { lists, outline, hidden };
}

const LEVEL = /^text:(?:list-level-style-(?:number|bullet|image)|outline-level-style)$/;

function levelOf(tag: string, attributes: Readonly<Record<string, string>>): ListLevel {
  const start = Number(attributes['text:start-value'] ?? 1) || 0;
  if (tag === 'text:list-level-style-bullet' || tag === 'text:list-level-style-image')
    return { format: 'bullet', start, text: attributes['text:bullet-char'] ?? '●' };
  const level = Number(attributes['text:level']);
  const shown = Math.min(level, Number(attributes['text:display-levels'] ?? 1) || 1);
  const places = Array.from({ length: shown }, (_, i) => `%${level - shown + 1 + i}%`).join('.');
  return {
    format: formatOf(attributes['style:num-format'] ?? ''),
    start,
    text:
      attributes['loext:num-list-format'] ??
      `${attributes['style:num-prefix'] ?? ''}${places}${attributes['style:num-suffix'] ?? ''}`,
  };
}

/** A format is told by how it begins: 一, 二, 三, ... */
function formatOf(printed: string): string {
  return printed === '' ? 'none' : (FORMATS[printed[0]!] ?? 'decimal');
}

const FORMATS: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  一: 'chineseCounting',
  壹: 'chineseLegalSimplified',
  壱: 'chineseLegalSimplified',
  甲: 'ideographTraditional',
  子: 'ideographZodiac',
  '①': 'decimalEnclosedCircle',
};
