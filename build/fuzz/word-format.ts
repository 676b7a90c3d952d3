/** A text as a Word 97 file: our own report of data/testing/office with other words in its places ([MS-CFB], [MS-DOC]). */
import { readFileSync } from 'node:fs';
import path from 'node:path';

type Random = () => number;

const FORM = readFileSync(path.resolve(import.meta.dirname, '../../data/testing/office/report.doc'));
const SECTOR = 512;
const FIRST_CHARACTER = 0x18;
const CHARACTERS = 0x4c;
/** Ends of paragraphs and cells, fields, pictures: what is below stands in the text and is none. */
const FIRST_LETTER = 0x20;

/** Where the bytes of the streams that hold words and properties lie in the file, sector by sector. */
const STREAMS: readonly (readonly number[])[] = ['WordDocument', '1Table'].map(offsetsOf);

/** As long as the form: lines begin where a paragraph or a cell begins, and are cut or padded with spaces. */
export function wordOf(lines: readonly string[]): Uint8Array {
  const file = Buffer.from(FORM);
  const at = STREAMS[0]!;
  const first = FORM.readUInt32LE(at[FIRST_CHARACTER]);
  const left = lines.filter((line) => line !== '');
  for (let i = 0; i < FORM.readUInt32LE(at[CHARACTERS]); i++) {
    const place = at[first + 2 * i]!;
    if (FORM.readUInt16LE(place) < FIRST_LETTER) {
      if (left[0] === '') left.shift();
      continue;
    }
    const line = left[0] ?? '';
    file.writeUInt16LE(line === '' ? 0x20 : line.charCodeAt(0), place);
    if (line !== '') left[0] = line.slice(1);
  }
  return new Uint8Array(file);
}

/** Up to eight changes inside the streams, which the container does not notice; what stands first in them is hit most. */
export function spoilStreams(bytes: Uint8Array, random: Random): Uint8Array {
  const spoilt = Uint8Array.from(bytes);
  for (let n = 1 + Math.floor(random() * 8); n > 0; n--) {
    const stream = STREAMS[Math.floor(random() * STREAMS.length)]!;
    const from = Math.floor(random() ** 2 * stream.length);
    const length = random() < 0.7 ? 1 : Math.floor(random() * 40);
    const value = [0, 0xff, 0x7f, Math.floor(random() * 256)][Math.floor(random() * 4)]!;
    for (const place of stream.slice(from, from + length)) spoilt[place] = value;
  }
  return spoilt;
}

function offsetsOf(name: string): readonly number[] {
  const entry = chain(FORM.readUInt32LE(48))
    .flatMap((place) =>
      [0, 128, 256, 384].map((offset) => FORM.subarray(place + offset, place + offset + 128)),
    )
    .find((one) => one.toString('utf16le', 0, one.readUInt16LE(64)).replace('\0', '') === name);
  if (!entry) throw new Error(`the form has no stream ${name}`);
  return chain(entry.readUInt32LE(116))
    .flatMap((place) => Array.from({ length: SECTOR }, (_, i) => place + i))
    .slice(0, entry.readUInt32LE(120));
}

/** The sectors from one on, by the table that names to each the next; a file this small has its tables named in its head. */
function chain(first: number): readonly number[] {
  const places: number[] = [];
  for (let sector = first; sector < 0xfffffffa;) {
    places.push((sector + 1) * SECTOR);
    const table = FORM.readUInt32LE(76 + 4 * Math.floor(sector / 128));
    sector = FORM.readUInt32LE((table + 1) * SECTOR + 4 * (sector % 128));
  }
  return places;
}
