import { Numbering, type Level } from '../docx/numbering.ts';

/** Number formats of Word 97 ([MS-OSHARED] 2.2.1.3 MSONFC) by the names that Word gives them today. */
const FORMATS: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  16: 'chineseLegalSimplified',
  17: 'ideographLegalTraditional',
  18: 'decimalEnclosedCircle',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
};
const SUFFIXES = ['tab', 'space', 'nothing'];

const LISTS = 0x02e2;
const INSTANCES = 0x02ea;
const LIST_LENGTH = 28;
const LEVEL_LENGTH = 28;
const INSTANCE_LENGTH = 16;
const MOST_LEVELS = 9;

/** The lists of a Word 97 file ([MS-DOC] 2.9.131 LFO, 2.9.147 LSTF, 2.9.149 LVL); an instance is called by its one-based index. */
export function listsOf(document: Buffer, tables: Buffer): Numbering {
  const from = document.readUInt32LE(LISTS);
  if (document.readUInt32LE(LISTS + 4) === 0) return new Numbering(new Map(), new Map());
  const count = tables.readUInt16LE(from);
  const lists = new Map<string, Map<number, Level>>();
  let at = from + 2 + count * LIST_LENGTH;
  for (let i = 0; i < count; i++) {
    const list = from + 2 + i * LIST_LENGTH;
    const isSimple = (tables[list + 26]! & 1) === 1;
    const levels = new Map<number, Level>();
    for (let level = 0; level < (isSimple ? 1 : MOST_LEVELS); level++) {
      const read = levelAt(tables, at);
      levels.set(level, read.level);
      at = read.end;
    }
    lists.set(String(tables.readInt32LE(list)), levels);
  }
  return new Numbering(lists, instancesOf(document, tables));
}

function instancesOf(document: Buffer, tables: Buffer): ConstructorParameters<typeof Numbering>[1] {
  const instances = new Map<
    string,
    { readonly list: string; readonly starts: Map<number, number>; readonly own: Map<number, Level> }
  >();
  const from = document.readUInt32LE(INSTANCES);
  if (document.readUInt32LE(INSTANCES + 4) === 0) return instances;
  const count = tables.readUInt32LE(from);
  let at = from + 4 + count * INSTANCE_LENGTH;
  for (let i = 0; i < count; i++) {
    const instance = from + 4 + i * INSTANCE_LENGTH;
    const starts = new Map<number, number>();
    const own = new Map<number, Level>();
    at += 4;
    for (let overrides = tables[instance + 12]!; overrides > 0; overrides--) {
      const flags = tables.readUInt32LE(at + 4);
      if ((flags & 0x10) !== 0) starts.set(flags & 0xf, tables.readInt32LE(at));
      at += 8;
      if ((flags & 0x20) === 0) continue;
      const read = levelAt(tables, at);
      own.set(flags & 0xf, read.level);
      at = read.end;
    }
    instances.set(String(i + 1), { list: String(tables.readInt32LE(instance)), starts, own });
  }
  return instances;
}

function levelAt(tables: Buffer, at: number): { readonly level: Level; readonly end: number } {
  const properties = tables[at + 24]! + tables[at + 25]!;
  const textAt = at + LEVEL_LENGTH + properties;
  const length = tables.readUInt16LE(textAt);
  const end = textAt + 2 + length * 2;
  const text = tables.toString('utf16le', textAt + 2, end);
  const level: Level = {
    start: tables.readInt32LE(at),
    format: FORMATS[tables[at + 4]!] ?? 'decimal',
    // A place for the number of a level is that level's number as a character.
    text: Array.from(text, (character) => {
      const place = character.charCodeAt(0);
      return place < MOST_LEVELS ? `%${place + 1}` : character;
    }).join(''),
    style: null,
    isLegal: (tables[at + 5]! & 4) !== 0,
    suffix: SUFFIXES[tables[at + 15]!] ?? 'tab',
  };
  return { level, end };
}
