import type { Knot } from '../plain/line-knots.ts';
import type { LinePlace } from './line-places.ts';

/**
 * Places of lines up to version 3. Little-endian: three 32-bit numbers (page, rawStart, rawEnd), four of 16 bits (x, y, width, height). Rows of page 0 go with
 * the line before them: they end at 0, so that a program that knows no knots finds no text in them. What they say lies in the
 * twelve bytes of their start and their rectangle, one row after the other:
 *
 *     drift i16 · (characters behind the last knot u8 · share u16)… · 0 0
 */
const BYTES_PER_LINE = 20;
const PER_ROW = 12;
const BYTES_PER_KNOT = 3;

/** As archives up to version 3 keep them; also holdings of that version that could not be written anew. */
export function placesAsRows(lines: readonly LinePlace[]): Buffer {
  return Buffer.concat(lines.flatMap((line) => [rowOf(line), ...rowsWithin(line)]));
}

function rowOf({ page, rawStart, rawEnd, x, y, width, height }: LinePlace): Buffer {
  const row = Buffer.alloc(BYTES_PER_LINE);
  row.writeUInt32LE(page, 0);
  row.writeUInt32LE(rawStart, 4);
  row.writeUInt32LE(rawEnd, 8);
  [x, y, width, height].forEach((value, place) =>
    row.writeUInt16LE(within(value, 0, 0xffff), 12 + place * 2),
  );
  return row;
}

function rowsWithin({ drift = 0, knots = [] }: LinePlace): Buffer[] {
  if (Math.round(drift) === 0 && knots.length === 0) return [];
  const rows = Math.ceil((2 + knots.length * BYTES_PER_KNOT) / PER_ROW);
  const said = Buffer.alloc(rows * PER_ROW);
  said.writeInt16LE(within(drift, -0x8000, 0x7fff), 0);
  let before = 0;
  knots.forEach(([at, share], i) => {
    said.writeUInt8(within(at - before, 0, 0xff), 2 + i * BYTES_PER_KNOT);
    said.writeUInt16LE(within(share, 1, 0xffff), 3 + i * BYTES_PER_KNOT);
    before = at;
  });
  return Array.from({ length: rows }, (_, i) => {
    const row = Buffer.alloc(BYTES_PER_LINE);
    const piece = said.subarray(i * PER_ROW, (i + 1) * PER_ROW);
    piece.copy(row, 4, 0, 4);
    piece.copy(row, 12, 4);
    return row;
  });
}

/** One by one: a blob of somebody else may be of any length. What is left of one that was cut off is no line. */
export function* placesOfRows(blob: Buffer): Generator<LinePlace> {
  const rows = Math.floor(blob.length / BYTES_PER_LINE);
  for (let i = 0; i < rows; i++) {
    const line = lineAt(blob, i * BYTES_PER_LINE);
    const said: Buffer[] = [];
    for (; i + 1 < rows && blob.readUInt32LE((i + 1) * BYTES_PER_LINE) === 0; i++) {
      const at = (i + 1) * BYTES_PER_LINE;
      said.push(blob.subarray(at + 4, at + 8), blob.subarray(at + 12, at + BYTES_PER_LINE));
    }
    if (line.page > 0) yield { ...line, ...withinLine(Buffer.concat(said)) };
  }
}

function lineAt(blob: Buffer, at: number): LinePlace {
  return {
    page: blob.readUInt32LE(at),
    rawStart: blob.readUInt32LE(at + 4),
    rawEnd: blob.readUInt32LE(at + 8),
    x: blob.readUInt16LE(at + 12),
    y: blob.readUInt16LE(at + 14),
    width: blob.readUInt16LE(at + 16),
    height: blob.readUInt16LE(at + 18),
  };
}

function withinLine(said: Buffer): Pick<LinePlace, 'drift' | 'knots'> {
  if (said.length === 0) return {};
  const drift = said.readInt16LE(0);
  const knots: Knot[] = [];
  for (let at = 2, character = 0; at + BYTES_PER_KNOT <= said.length; at += BYTES_PER_KNOT) {
    const share = said.readUInt16LE(at + 1);
    if (share === 0) break;
    character += said.readUInt8(at);
    knots.push([character, share]);
  }
  return { ...(drift !== 0 && { drift }), ...(knots.length > 0 && { knots }) };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, Math.round(value)));
}
