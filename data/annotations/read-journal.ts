import fs from 'node:fs';
import { readLine, type JournalLine } from './journal-line.ts';

export interface JournalContents {
  /** Every line whose own hash is right, in file order. */
  readonly lines: readonly JournalLine[];
  /** Lines that are torn or altered, the unfinished last one included. */
  readonly damaged: number;
  /** Bytes up to the end of the last line before the first damage. */
  readonly soundLength: number;
  /** Somebody's editor or mail program has ended the lines with CR LF: to be written anew, for places in it are counted in bytes. */
  readonly hasCarriageReturns: boolean;
  /** The lines up to there hang together: seq 0, 1, 2 … and each names the hash before it. */
  readonly soundLines: number;
}

/** Null where there is no journal. */
export function readJournal(path: string): JournalContents | null {
  if (!fs.existsSync(path)) return null;
  return parseJournal(fs.readFileSync(path, 'utf8'));
}

export function parseJournal(text: string): JournalContents {
  const lines: JournalLine[] = [];
  let damaged = 0;
  let soundLength = 0;
  let soundLines = 0;
  const pieces = text.split('\n');
  pieces.forEach((piece, index) => {
    if (piece === '' && index === pieces.length - 1) return;
    const line = index < pieces.length - 1 ? readLine(withoutReturn(piece)) : null;
    if (!line) {
      damaged++;
      return;
    }
    const previous = lines.at(-1);
    const fits = previous ? line.seq === previous.seq + 1 && line.prev === previous.hash : line.seq === 0;
    if (damaged === 0 && fits && soundLines === lines.length) {
      soundLines++;
      soundLength += Buffer.byteLength(piece, 'utf8') + 1;
    }
    lines.push(line);
  });
  return { lines, damaged, soundLength, soundLines, hasCarriageReturns: text.includes('\r\n') };
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
