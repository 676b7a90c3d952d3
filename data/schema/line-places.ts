/**
 * Where a line of text, or a cell of a table, stands on its page. The rectangle is in 65,535ths of the page as it is shown (after rotation),
 * from its upper left corner, so that it holds for a facsimile of any size.
 */
export interface LinePlace {
  /** Page number, from 1. */
  readonly page: number;
  /** Code points of the source's text, half-open. */
  readonly rawStart: number;
  readonly rawEnd: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A page in points, before rotation. */
export interface PageSize {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly rotation: 0 | 90 | 180 | 270;
}

/** Little-endian: three 32-bit numbers (page, rawStart, rawEnd), four of 16 bits (x, y, width, height). */
const BYTES_PER_LINE = 20;

export function encodePlaces(lines: readonly LinePlace[]): Buffer {
  const blob = Buffer.alloc(lines.length * BYTES_PER_LINE);
  lines.forEach((line, i) => {
    const at = i * BYTES_PER_LINE;
    blob.writeUInt32LE(line.page, at);
    blob.writeUInt32LE(line.rawStart, at + 4);
    blob.writeUInt32LE(line.rawEnd, at + 8);
    [line.x, line.y, line.width, line.height].forEach((value, place) =>
      blob.writeUInt16LE(Math.max(0, Math.min(0xffff, Math.round(value))), at + 12 + place * 2),
    );
  });
  return blob;
}

/** What is left of a blob that was cut off is no line. */
export function decodePlaces(blob: Buffer): LinePlace[] {
  return Array.from({ length: Math.floor(blob.length / BYTES_PER_LINE) }, (_, i) => {
    const at = i * BYTES_PER_LINE;
    return {
      page: blob.readUInt32LE(at),
      rawStart: blob.readUInt32LE(at + 4),
      rawEnd: blob.readUInt32LE(at + 8),
      x: blob.readUInt16LE(at + 12),
      y: blob.readUInt16LE(at + 14),
      width: blob.readUInt16LE(at + 16),
      height: blob.readUInt16LE(at + 18),
    };
  });
}
