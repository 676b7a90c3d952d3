import type { ReportId } from '../../contract/model.ts';
import type { ActiveTexts } from '../../schema/active-texts.ts';
import type { ArchiveFile, ArchiveSet } from '../../schema/archive-set.ts';
import type { TextsAsColumns } from '../../schema/archive-columns.ts';
import { readFacts, type StoredFacts } from '../../schema/edition-facts.ts';
import { BYTES_PER_PASSAGE } from '../../schema/passage-facts.ts';
import { storedColumns } from '../../schema/stored-columns.ts';
import { partsOf, type ArchivePart } from './archive-part.ts';
import { editionColumns, type EditionColumns, type EditionKinds } from './edition-values.ts';
import { putPassages, type PassageColumns } from '../../schema/passage-traits.ts';
import { addRange, emptySet, type BitSet } from './bit-set.ts';
import { EditionEntries } from './edition-entries.ts';
import { loadRecordColumns, type RecordColumns } from './record-columns.ts';

/**
 * All passages of all archives that are open, as columns of numbers. A passage is its place here; places of
 * superseded or shadowed passages are in no set.
 */
export interface PassageTable extends PassageColumns, EditionColumns {
  readonly size: number;
  readonly parts: readonly ArchivePart[];
  readonly editions: EditionEntries;
  readonly records: RecordColumns;
  /** Per edition: place in `reports`. */
  readonly reportOf: Uint32Array;
  /** Per kind of edition: years between its report and the newest, at most 255. */
  readonly ages: Uint8Array;
  readonly reports: readonly ReportId[];
  /** The id of the report into which one was merged, else its own. */
  readonly heldAs: (reportId: ReportId) => ReportId;
  readonly active: BitSet;
  readonly activeCount: number;
  /** Every passage of the indexes is active: no archive shadows another. */
  readonly isWhole: boolean;
  /** Per passage: place in `editions`. */
  readonly editionOf: Uint16Array | Uint32Array;
  /** Per edition: its passages follow one another. */
  readonly firstPassage: Uint32Array;
  readonly passageCount: Uint32Array;
}

export function loadPassageTable(set: ArchiveSet): PassageTable {
  const parts = partsOf(set.archives);
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const texts = set.activeTexts;
  const records = loadRecordColumns(set);
  const partByArchive = new Map(parts.map((part) => [part.archive, part]));
  const { reports, reportOf } = records;
  const columns = {
    active: emptySet(size),
    editionOf: texts.length < 0x10000 ? new Uint16Array(size) : new Uint32Array(size),
    firstPassage: new Uint32Array(texts.length),
    passageCount: new Uint32Array(texts.length),
    traits: new Uint16Array(size),
    lengths: new Uint16Array(size),
  };
  const activeCount = texts.runs.reduce(
    (count, run) => count + fillColumns(columns, partByArchive.get(run.archive)!, texts.editionKey, run),
    0,
  );
  const ofEditions = editionColumns(records, texts.isOriginal);
  return {
    ...{ size, parts, records, reports, reportOf, activeCount, ...ofEditions },
    editions: new EditionEntries(texts, partByArchive, records),
    ages: agesOf(ofEditions.editionKinds),
    isWhole: set.isWhole,
    heldAs: (reportId) => set.heldAs(reportId),
    ...columns,
  };
}

/** The year that the report of an edition covers. */
export function yearAt({ editionKinds }: Pick<PassageTable, 'editionKinds'>, edition: number): number | null {
  return editionKinds.year[editionKinds.codes[edition]!]!;
}

function agesOf({ year }: EditionKinds): Uint8Array {
  const newest = year.reduce<number>((one, other) => Math.max(one, other ?? 0), 0);
  return Uint8Array.from(year, (one) => Math.min(newest - (one ?? newest), 255));
}

type Run = ActiveTexts<ArchiveFile>['runs'][number];
type Columns = Pick<
  PassageTable,
  'active' | 'editionOf' | keyof PassageColumns | 'firstPassage' | 'passageCount'
>;

/** Returns the number of active passages of an archive, whose texts stand from `from` to `to`. */
function fillColumns(
  columns: Columns,
  part: ArchivePart,
  keys: ArrayLike<number>,
  { from, to }: Run,
): number {
  const stored = storedColumns(part.archive.database);
  const texts = stored?.texts();
  if (stored && texts && stored.putPassages(columns, part.base, part.size))
    return placeTexts(columns, part, keys, texts, from, to);
  let count = 0;
  let place = from;
  readFacts(part.archive.database, (stored) => {
    const filled = fillSome(columns, part, keys, stored, place, to);
    place = filled.place;
    count += filled.count;
  });
  return count;
}

/** Of texts whose passages are there already. Alone in its function, as what runs over all of them is. */
function placeTexts(
  { active, editionOf, firstPassage, passageCount }: Columns,
  { base }: ArchivePart,
  keys: ArrayLike<number>,
  stored: TextsAsColumns,
  from: number,
  to: number,
): number {
  let count = 0;
  // Texts that follow one another are put into the set together.
  let [start, end] = [0, 0];
  for (let i = 0, place = from; place < to && i < stored.editionKey.length; i++) {
    // Both are in the order of editions.
    if (keys[place] !== stored.editionKey[i]) continue;
    const first = base + stored.firstKey[i]!;
    const own = stored.passages[i]!;
    if (own > 0) {
      if (first !== end) {
        addRange(active, start, end);
        start = first;
      }
      end = first + own;
      editionOf.fill(place, first, end);
      firstPassage[place] = first;
      passageCount[place] = own;
      count += own;
    }
    place++;
  }
  addRange(active, start, end);
  return count;
}

/** Of some editions, of which none stands before `from`; returns also where the next ones begin. */
function fillSome(
  columns: Columns,
  part: ArchivePart,
  keys: ArrayLike<number>,
  stored: StoredFacts,
  from: number,
  to: number,
): { readonly count: number; readonly place: number } {
  let count = 0;
  let start = 0;
  let place = from;
  // Most texts follow one another here and there, and are taken over together.
  let run = { first: 0, start: 0, passages: 0 };
  const takeOver = (): void => {
    const { first, start: at, passages } = run;
    addRange(columns.active, first, first + passages);
    putPassages(stored.facts, at, passages, columns, first);
  };
  // Both are in the order of editions.
  for (let i = 0; i < stored.editionKey.length; i++) {
    const length = stored.length[i]!;
    while (place < to && keys[place]! < stored.editionKey[i]!) place++;
    if (place < to && keys[place] === stored.editionKey[i]) {
      const first = part.base + stored.firstKey[i]!;
      const own = Math.min(length / BYTES_PER_PASSAGE, part.size - stored.firstKey[i]!);
      if (own > 0) {
        const goesOn =
          first === run.first + run.passages && start === run.start + run.passages * BYTES_PER_PASSAGE;
        if (goesOn) run.passages += own;
        else {
          takeOver();
          run = { first, start, passages: own };
        }
        columns.editionOf.fill(place, first, first + own);
        columns.firstPassage[place] = first;
        columns.passageCount[place] = own;
        count += own;
      }
    }
    start += length;
  }
  takeOver();
  return { count, place };
}
