const END_OF_CHAIN = 0xfffffffe;
/** Larger numbers are marks: free, end, a table's own. */
const LARGEST_SECTOR = 0xfffffffa;
/** Sectors of the table that stand in the head of the file; further ones are named by sectors of their own. */
const NAMED_IN_HEAD = 109;
const HEAD = 76;

/** A table that names to each sector the next one of its stream; entry by entry where it stands in the file. */
interface Table {
  readonly length: number;
  place(sector: number): number;
}

/**
 * A compound file of which every chain of sectors ends ([MS-CFB] 2.3, 2.4): what leads back to itself ends there, for the library follows it
 * until the memory is full. The same bytes where nothing does. Throws RangeError for a file that says to have more sectors than
 * it has bytes for.
 */
export function withEndingChains(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes);
  const size = 1 << file.readUInt16LE(30);
  if (size < 64 || size > 65_536) throw new RangeError('sectors of no size');
  const [tables, more, small] = [44, 72, 64].map((at) => file.readUInt32LE(at)) as [number, number, number];
  if ((tables + more) * size > file.length || small * size > file.length)
    throw new RangeError('more sectors than bytes');
  const large = tableIn(file, size, sectorsOfTable(file, size, tables));
  const isCut = cutCircles(file, large);
  const chain = chainOf(file, large, file.readUInt32LE(60));
  return cutCircles(file, tableIn(file, size, chain)) || isCut ? file : bytes;
}

function sectorsOfTable(file: Buffer, size: number, count: number): readonly number[] {
  const sectors: number[] = [];
  for (let i = 0; i < Math.min(count, NAMED_IN_HEAD); i++) sectors.push(file.readUInt32LE(HEAD + 4 * i));
  let next = file.readUInt32LE(68);
  while (sectors.length < count && next < LARGEST_SECTOR) {
    const from = (next + 1) * size;
    for (let at = from; at < from + size - 4 && sectors.length < count; at += 4)
      sectors.push(file.readUInt32LE(at));
    next = file.readUInt32LE(from + size - 4);
  }
  return sectors;
}

function tableIn(file: Buffer, size: number, sectors: readonly number[]): Table {
  const each = size / 4;
  const known = sectors.filter((sector) => (sector + 2) * size <= file.length);
  return {
    length: known.length * each,
    place: (sector) => (known[Math.floor(sector / each)]! + 1) * size + 4 * (sector % each),
  };
}

/** Each sector is gone to once. */
function cutCircles(file: Buffer, table: Table): boolean {
  const walks = new Uint32Array(table.length);
  let isCut = false;
  for (let start = 0; start < table.length; start++) {
    for (let sector = start; walks[sector] === 0;) {
      walks[sector] = start + 1;
      const next = file.readUInt32LE(table.place(sector));
      if (next >= table.length) break;
      if (walks[next] === start + 1) {
        file.writeUInt32LE(END_OF_CHAIN, table.place(sector));
        isCut = true;
      }
      sector = next;
    }
  }
  return isCut;
}

function chainOf(file: Buffer, table: Table, first: number): readonly number[] {
  const sectors: number[] = [];
  for (let sector = first; sector < table.length; sector = file.readUInt32LE(table.place(sector)))
    sectors.push(sector);
  return sectors;
}
