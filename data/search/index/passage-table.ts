import type { ReportId } from '../../contract/model.ts';
import type { ActiveEdition, ArchiveSet } from '../../schema/archive-set.ts';
import { eachFacts } from '../../schema/edition-facts.ts';
import { BYTES_PER_PASSAGE } from '../../schema/passage-facts.ts';
import { partsOf, type ArchivePart } from './archive-part.ts';
import { editionValues, type EditionFacet, type EditionValues } from './edition-values.ts';
import { addRange, emptySet, type BitSet } from './bit-set.ts';
import { EditionEntries } from './edition-entries.ts';
import { loadRecordColumns } from './record-columns.ts';

/**
 * All passages of all archives that are open, as columns of numbers. A passage is its place here; places of
 * superseded or shadowed passages are in no set.
 */
export interface PassageTable {
  readonly size: number;
  readonly parts: readonly ArchivePart[];
  readonly editions: EditionEntries;
  /** Per edition: place in `reports`. */
  readonly reportOf: Uint32Array;
  /** Per edition: the year that its report covers. */
  readonly yearOf: readonly (number | null)[];
  /** Per edition: years between its report and the newest, at most 255. */
  readonly ageOf: Uint8Array;
  readonly editionValues: Readonly<Record<EditionFacet, EditionValues>>;
  readonly reports: readonly ReportId[];
  readonly active: BitSet;
  readonly activeCount: number;
  /** Every passage of the indexes is active: no archive shadows another. */
  readonly isWhole: boolean;
  /** Per passage: place in `editions`. */
  readonly editionOf: Uint16Array | Uint32Array;
  /** As they lie in the archives, BYTES_PER_PASSAGE each (schema/passage-facts.ts): taken over, not taken apart. */
  readonly facts: Uint8Array;
}

export function roleAt({ facts }: PassageTable, passage: number): number {
  return facts[passage * BYTES_PER_PASSAGE]!;
}

export function topicAt({ facts }: PassageTable, passage: number): number {
  return facts[passage * BYTES_PER_PASSAGE + 1]!;
}

export function flagsAt({ facts }: PassageTable, passage: number): number {
  return facts[passage * BYTES_PER_PASSAGE + 2]!;
}

/** Code points, at most 65,535. */
export function lengthAt({ facts }: PassageTable, passage: number): number {
  const at = passage * BYTES_PER_PASSAGE + 3;
  return facts[at]! | (facts[at + 1]! << 8);
}

export function loadPassageTable(set: ArchiveSet): PassageTable {
  const parts = partsOf(set.archives);
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const active = set.activeEditions;
  const records = loadRecordColumns(set);
  const partByArchive = new Map(parts.map((part) => [part.archive, part]));
  const { reports, reportOf } = records;
  const ofEditions = <Value>(column: readonly Value[]): Value[] =>
    Array.from(reportOf, (report) => column[report]!);
  const yearOf = ofEditions(records.year);
  const newest = yearOf.reduce<number>((newest, year) => Math.max(newest, year ?? 0), 0);
  const columns = {
    active: emptySet(size),
    editionOf: active.length < 0x10000 ? new Uint16Array(size) : new Uint32Array(size),
    facts: new Uint8Array(size * BYTES_PER_PASSAGE),
  };
  return {
    ...{ size, parts, reports, reportOf, yearOf },
    editions: new EditionEntries(active, partByArchive, records),
    ageOf: Uint8Array.from(yearOf, (year) => Math.min(newest - (year ?? newest), 255)),
    editionValues: editionValues({
      report: reportOf,
      year: yearOf,
      genre: ofEditions(records.genre),
      agency: ofEditions(records.agency),
      level: ofEditions(records.level),
      edition: active.map(({ edition }) => edition),
      fields: ofEditions(records.fields),
    }),
    activeCount: parts.reduce((count, part) => count + fillColumns(columns, part, active), 0),
    isWhole: set.archives.every((archive) => set.activeKeysOf(archive) === null),
    ...columns,
  };
}

type Columns = Pick<PassageTable, 'active' | 'editionOf' | 'facts'>;

/** Returns the number of active passages of an archive. */
function fillColumns(columns: Columns, part: ArchivePart, active: readonly ActiveEdition[]): number {
  const places = new Map<number, number>();
  active.forEach((one, place) => {
    if (one.archive === part.archive) places.set(one.editionKey, place);
  });
  let count = 0;
  eachFacts(part.archive.database, (editionKey, firstKey, facts, start, length) => {
    const place = places.get(editionKey);
    if (place === undefined) return;
    const first = part.base + firstKey;
    const own = Math.min(length / BYTES_PER_PASSAGE, part.size - firstKey);
    if (own <= 0) return;
    addRange(columns.active, first, first + own);
    columns.editionOf.fill(place, first, first + own);
    facts.copy(columns.facts, first * BYTES_PER_PASSAGE, start, start + own * BYTES_PER_PASSAGE);
    count += own;
  });
  return count;
}
