import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { ArchiveError } from '../contract/errors.ts';
import { WHOLE_PAGE } from '../contract/page-model.ts';
import { WHOLE_LINE, type Knot } from '../plain/line-knots.ts';
import type { LinePlace } from './line-places.ts';
import { LONGEST_NUMBER, NumberReader, NumberWriter } from './small-numbers.ts';

/**
 * Places of the lines of an edition since version 4, without loss, in the units of LinePlace: raw deflate (RFC 1951) of
 * numbers (small-numbers.ts), column behind column, for what lines have in common stands together then.
 *
 *     count of lines · page… · start… · length… · x… · y… · right… · height… · drift… · knots… · at… · steps… · rest…
 *
 * The columns to `knots`, which says how many a line has, have a number for each line: how much more it is than that of the
 * line before (of the first: than 0); `start` than the end of the line before. The others have one for each knot of all lines:
 * `at`, characters behind the knot before; its share of the line as 64 × steps + rest, `steps` as how many more than where it
 * would be if the characters from the knot before to the end of the line were of one breadth. Readers give shares in whole
 * steps (knotsOf): `rest` is nothing then, and deflates to nothing.
 *
 * Returns places in their ranges, however a reader measured them. Of more than LARGEST_PLACES the last lines have none.
 */
export function packPlaces(lines: Iterable<LinePlace>): Buffer {
  const columns = ROW.map(() => new NumberWriter());
  const knots = [new NumberWriter(), new NumberWriter(), new NumberWriter()] as const;
  const all = [...columns, ...knots];
  let count = 0;
  let before = FIRST;
  for (const line of lines) {
    const size = all.reduce((sum, { length }) => sum + length, LONGEST_NUMBER);
    if (size + LONGEST_NUMBER * (ROW.length + 3 * (line.knots?.length ?? 0)) > LARGEST_PLACES) break;
    const row = rowOf(line);
    ROW.forEach((name, i) => columns[i]!.addSigned(row[name] - expected(name, before)));
    addKnots(knots, line.knots ?? [], row.length);
    before = row;
    count++;
  }
  const head = new NumberWriter();
  head.add(count);
  return deflateRawSync(Buffer.concat([head, ...all].map((column) => column.finish())));
}

/**
 * What packPlaces has packed. Throws archive_damaged over anything else; takes no more room than LARGEST_PLACES allows,
 * whatever a blob says.
 */
export function unpackPlaces(packed: Uint8Array): LinePlace[] {
  try {
    return readPlaces(new NumberReader(inflateRawSync(packed, { maxOutputLength: LARGEST_PLACES })));
  } catch (error) {
    throw new ArchiveError('archive_damaged', `places of lines are broken: ${String(error)}`, {
      cause: error,
    });
  }
}

/** Bytes before they are deflated: six hundred thousand lines of a text, two hundred thousand of scans, which is five thousand pages. */
export const LARGEST_PLACES = 8 * 1024 * 1024;

/** Of a share of a line, in files: never another one. */
const STEP = 64;

/** In the order of the columns. */
const ROW = ['page', 'start', 'length', 'x', 'y', 'right', 'height', 'drift', 'knots'] as const;
type Row = Readonly<Record<(typeof ROW)[number], number>>;

/** Before the first line. */
const FIRST: Row = { page: 0, start: 0, length: 0, x: 0, y: 0, right: 0, height: 0, drift: 0, knots: 0 };

function expected(name: keyof Row, before: Row): number {
  return name === 'start' ? before.start + before.length : before[name];
}

const U32 = 0xffff_ffff;

function rowOf({ page, rawStart, rawEnd, drift = 0, knots = [], ...box }: LinePlace): Row {
  const x = within(box.x, 0, WHOLE_PAGE);
  return {
    page,
    start: rawStart,
    length: rawEnd - rawStart,
    x,
    y: within(box.y, 0, WHOLE_PAGE),
    right: x + within(box.width, 0, WHOLE_PAGE),
    height: within(box.height, 0, WHOLE_PAGE),
    drift: within(drift, -0x8000, 0x7fff),
    knots: knots.length,
  };
}

function addKnots(
  [ats, steps, rests]: readonly [NumberWriter, NumberWriter, NumberWriter],
  knots: readonly Knot[],
  length: number,
): void {
  let before = NO_KNOT;
  for (const knot of knots) {
    const share = within(knot[1], 0, WHOLE_LINE);
    const at = Math.max(before[0], knot[0]);
    ats.add(at - before[0]);
    steps.addSigned(Math.floor(share / STEP) - expectedSteps(before, at, length));
    rests.add(share % STEP);
    before = [at, share];
  }
}

/** As far between the knot before and the end of the line as the character is. */
function expectedSteps([at, share]: Knot, own: number, length: number): number {
  const part = Math.min(1, (own - at) / Math.max(1, length - at));
  return Math.floor((share + (WHOLE_LINE - share) * part) / STEP);
}

function readPlaces(numbers: NumberReader): LinePlace[] {
  const count = numbers.next();
  // Each has a byte in each column: what is said of more is no reason to make room for it.
  if (ROW.length * count > numbers.left) throw new RangeError(`${count} lines`);
  const columns = ROW.map((name) => readColumn(numbers, count, name !== 'start'));
  const [page, starts, length, x, y, right, height, drift, knots] = columns as Columns;
  const read = readKnots(numbers, knots, length);
  if (numbers.left > 0) throw new RangeError(`${numbers.left} bytes too many`);
  let end = 0;
  return Array.from(read, (own, i) => {
    const rawStart = inRange(end + starts[i]!, U32);
    end = inRange(rawStart + length[i]!, U32);
    const place: Mutable<LinePlace> = {
      page: inRange(page[i]! - 1, U32 - 1) + 1,
      rawStart,
      rawEnd: end,
      x: inRange(x[i]!, WHOLE_PAGE),
      y: inRange(y[i]!, WHOLE_PAGE),
      width: inRange(right[i]! - x[i]!, WHOLE_PAGE),
      height: inRange(height[i]!, WHOLE_PAGE),
    };
    if (drift[i] !== 0) place.drift = inRange(drift[i]! + 0x8000, 0xffff) - 0x8000;
    if (own.length > 0) place.knots = own;
    return place;
  });
}

type Column = Float64Array;
/** As ROW has them. */
type Columns = [Column, Column, Column, Column, Column, Column, Column, Column, Column];
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Float64 holds every sum of numbers of five bytes. */
function readColumn(numbers: NumberReader, count: number, isSummed: boolean): Column {
  const column = new Float64Array(count);
  for (let i = 0, sum = 0; i < count; i++) {
    const value = numbers.nextSigned();
    column[i] = isSummed ? (sum += value) : value;
  }
  return column;
}

/** Those of each line. */
function readKnots(numbers: NumberReader, counts: Column, lengths: Column): (readonly Knot[])[] {
  let all = 0;
  for (const count of counts) all += inRange(count, numbers.left);
  if (3 * all > numbers.left) throw new RangeError(`${all} knots`);
  const ats = Uint32Array.from({ length: all }, () => inRange(numbers.next(), U32));
  const steps = readColumn(numbers, all, false);
  const rests = Uint32Array.from({ length: all }, () => inRange(numbers.next(), STEP - 1));
  let next = 0;
  return Array.from(counts, (count, i) => {
    if (count === 0) return NO_KNOTS;
    const knots: Knot[] = [];
    let before = NO_KNOT;
    for (let left = count; left > 0; left--, next++) {
      const at = inRange(before[0] + ats[next]!, U32);
      const share = STEP * (expectedSteps(before, at, lengths[i]!) + steps[next]!) + rests[next]!;
      before = [at, inRange(share, WHOLE_LINE)];
      knots.push(before);
    }
    return knots;
  });
}

const NO_KNOT: Knot = [0, 0];
const NO_KNOTS: readonly Knot[] = [];

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, Math.round(value)));
}

/** Of whole numbers, as all that are read are. */
function inRange(value: number, most: number): number {
  if (!(value >= 0 && value <= most)) throw new RangeError(`${value} is not between 0 and ${most}`);
  return value;
}
