/** Properties of paragraphs in a Word 97 file ([MS-DOC] 2.9.32 BxPap, 2.9.178 PapxFkp, 2.6.2 and 2.6.3 on sprms). */
export interface ParagraphProperties {
  /** Index of the style. */
  readonly style: number;
  /** One-based index of the list (LFO); 0 for none; null where the style has the say. */
  readonly list: number | null;
  readonly level: number | null;
  readonly isInTable: boolean;
  readonly isRowEnd: boolean;
  readonly row: RowForm | null;
}

/** Of a row of a table: where its cells begin and end, and which of them are parts of others. */
export interface RowForm {
  /** In twips, one more than there are cells. */
  readonly edges: readonly number[];
  readonly joinsLeft: readonly boolean[];
  readonly joinsAbove: readonly boolean[];
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly properties: ParagraphProperties;
}

const PAGE = 512;
const PLC_OF_PARAGRAPHS = 0x0102;

const IS_IN_TABLE = 0x2416;
const IS_ROW_END = 0x2417;
const LEVEL = 0x260a;
const LIST = 0x460b;
const ROW = 0xd608;
/** The changes stand in the stream of data, for they are too many for a page: rows of many cells. */
const ELSEWHERE = 0x6646;
const TABS = 0xc615;

export const PLAIN: ParagraphProperties = {
  style: 0,
  list: null,
  level: null,
  isInTable: false,
  isRowEnd: false,
  row: null,
};

/** The streams of a Word 97 file. */
export interface WordStreams {
  readonly document: Buffer;
  readonly tables: Buffer;
  /** Empty where the file has none. */
  readonly data: Buffer;
}

/** The properties of the paragraph whose mark stands at a position of the file; a page of them lists the runs that it knows. */
export function propertiesByPosition(streams: WordStreams): (position: number) => ParagraphProperties {
  const runs = runsOf(streams).sort((a, b) => a.start - b.start);
  return (position) => {
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (runs[middle]!.end <= position) low = middle + 1;
      else high = middle;
    }
    const run = runs[low];
    return run && run.start <= position ? run.properties : PLAIN;
  };
}

function runsOf({ document, tables, data }: WordStreams): Run[] {
  const from = document.readUInt32LE(PLC_OF_PARAGRAPHS);
  const count = Math.max(0, (document.readUInt32LE(PLC_OF_PARAGRAPHS + 4) - 4) / 8);
  const runs: Run[] = [];
  for (let i = 0; i < count; i++) {
    const at = tables.readUInt32LE(from + (count + 1) * 4 + i * 4) * PAGE;
    const page = document.subarray(at, at + PAGE);
    if (page.length < PAGE) continue;
    const paragraphs = page[PAGE - 1]!;
    for (let j = 0; j < paragraphs; j++)
      runs.push({
        start: page.readUInt32LE(j * 4),
        end: page.readUInt32LE(j * 4 + 4),
        properties: propertiesAt(page, page[(paragraphs + 1) * 4 + j * 13]! * 2, data),
      });
  }
  return runs;
}

function propertiesAt(page: Buffer, at: number, data: Buffer): ParagraphProperties {
  if (at === 0) return PLAIN;
  const words = page[at]!;
  const start = words === 0 ? at + 2 : at + 1;
  const length = words === 0 ? page[at + 1]! * 2 : words * 2 - 1;
  const own = page.subarray(start, start + length);
  return own.length < 2 ? PLAIN : { ...readProperties(own.subarray(2), data), style: own.readUInt16LE(0) };
}

/** What a list of changes (grpprl) says; what it does not name stays as in PLAIN. */
export function readProperties(changes: Buffer, data: Buffer = NO_DATA): Omit<ParagraphProperties, 'style'> {
  const { style: _, ...found } = PLAIN;
  const result: { -readonly [K in keyof typeof found]: (typeof found)[K] } = found;
  for (const { code, operand } of changesIn(changes)) {
    if (code === IS_IN_TABLE) result.isInTable = operand[0] === 1;
    else if (code === IS_ROW_END) result.isRowEnd = operand[0] === 1;
    else if (code === LEVEL) result.level = operand[0] ?? null;
    else if (code === LIST && operand.length === 2) result.list = operand.readInt16LE(0);
    else if (code === ROW) result.row = rowForm(operand);
    else if (code === ELSEWHERE && operand.length === 4) return readElsewhere(operand.readUInt32LE(0), data);
  }
  return result;
}

const NO_DATA = Buffer.alloc(0);

/** They take the place of all others, and lead nowhere else themselves. */
function readElsewhere(at: number, data: Buffer): Omit<ParagraphProperties, 'style'> {
  const length = at + 2 <= data.length ? data.readUInt16LE(at) : 0;
  return readProperties(data.subarray(at + 2, at + 2 + length));
}

/** By the top three bits of a code: how long its operand is; 6 says it in its first byte. */
const OPERAND_LENGTHS = [1, 1, 2, 4, 2, 2, null, 3] as const;

function* changesIn(changes: Buffer): Generator<{ readonly code: number; readonly operand: Buffer }> {
  for (let at = 0; at + 2 < changes.length;) {
    const code = changes.readUInt16LE(at);
    at += 2;
    let length: number = OPERAND_LENGTHS[code >> 13] ?? 0;
    if (code >> 13 === 6) {
      // The form of a row counts its bytes in two, less one; 255 changes of tabs are counted elsewhere.
      if (code === ROW && at + 2 <= changes.length) {
        length = changes.readUInt16LE(at) - 1;
        at += 2;
      } else if (code === TABS && changes[at] === 255) return;
      else length = changes[at++]!;
    }
    yield { code, operand: changes.subarray(at, at + Math.max(0, length)) };
    at += Math.max(0, length);
  }
}

const CELL_LENGTH = 20;

/** [MS-DOC] 2.9.322 TDefTableOperand and 2.9.312 TCGRF. */
function rowForm(operand: Buffer): RowForm | null {
  const cells = operand[0] ?? 0;
  const behind = 1 + (cells + 1) * 2;
  if (cells === 0 || operand.length < behind) return null;
  const edges = Array.from({ length: cells + 1 }, (_, i) => operand.readInt16LE(1 + i * 2));
  const flags = Array.from({ length: cells }, (_, i) => {
    const at = behind + i * CELL_LENGTH;
    return at + 2 <= operand.length ? operand.readUInt16LE(at) : 0;
  });
  return {
    edges,
    joinsLeft: flags.map((flag) => (flag & 3) === 1),
    joinsAbove: flags.map((flag) => ((flag >> 5) & 3) === 1),
  };
}
