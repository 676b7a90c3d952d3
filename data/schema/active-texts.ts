import type { ReportId } from '../contract/model.ts';
import type { ReadableDatabase } from './sqlite.ts';
import { storedColumns, type StoredColumns } from './stored-columns.ts';

interface OpenFile {
  readonly database: ReadableDatabase;
}

/**
 * The texts in force as columns, in the order of ArchiveSet.activeEditions: what a search reads of all of them before its
 * first answer. An object each would be most of what it has to make.
 */
export interface ActiveTexts<Archive extends OpenFile> {
  readonly length: number;
  /** The texts of an archive follow one another, in the order of their keys. */
  readonly runs: readonly { readonly archive: Archive; readonly from: number; readonly to: number }[];
  readonly editionKey: ArrayLike<number>;
  readonly isOriginal: ArrayLike<number>;
  /** Each report once, in the order of its first text. */
  readonly reports: readonly ReportId[];
  /** Per text: place in `reports`. */
  readonly reportOf: Uint32Array;
}

type Texts = Pick<ActiveTexts<OpenFile>, 'editionKey' | 'isOriginal' | 'reports' | 'reportOf'>;

/** `archives` in the order in which their texts are believed: of two texts of one name the first counts. */
export function readActiveTexts<Archive extends OpenFile>(
  archives: readonly Archive[],
): ActiveTexts<Archive> {
  const [only, ...others] = archives;
  // Of one archive each edition is current once (one_current_edition).
  if (only && others.length === 0) return alone(only);
  const places = new Map<ReportId, number>();
  const taken = new Set<number>();
  const runs: { archive: Archive; from: number; to: number }[] = [];
  const [editionKey, isOriginal, reportOf]: [number[], number[], number[]] = [[], [], []];
  for (const archive of archives) {
    const own = readTexts(archive);
    const from = editionKey.length;
    for (let i = 0; i < own.editionKey.length; i++) {
      const reportId = own.reports[own.reportOf[i]!]!;
      let report = places.get(reportId);
      if (report === undefined) places.set(reportId, (report = places.size));
      const name = 2 * report + own.isOriginal[i]!;
      if (taken.has(name)) continue;
      taken.add(name);
      editionKey.push(own.editionKey[i]!);
      isOriginal.push(own.isOriginal[i]!);
      reportOf.push(report);
    }
    runs.push({ archive, from, to: editionKey.length });
  }
  const reports = [...places.keys()];
  return {
    length: editionKey.length,
    runs,
    editionKey,
    isOriginal,
    reports,
    reportOf: Uint32Array.from(reportOf),
  };
}

function alone<Archive extends OpenFile>(archive: Archive): ActiveTexts<Archive> {
  const texts = readTexts(archive);
  const { length } = texts.editionKey;
  return { ...texts, length, runs: [{ archive, from: 0, to: length }] };
}

function readTexts({ database }: OpenFile): Texts {
  return fromColumns(storedColumns(database)) ?? fromTables(database);
}

function fromColumns(stored: StoredColumns | null): Texts | null {
  const [texts, records] = [stored?.texts(), stored?.records()];
  if (!texts || !records) return null;
  const { editionKey, record, isOriginal, reports } = texts;
  return {
    ...{ editionKey, isOriginal, reportOf: record },
    reports: reports === records.ids.length ? records.ids : records.ids.slice(0, reports),
  };
}

function fromTables(database: ReadableDatabase): Texts {
  const [keys, ids, names] = database
    .prepare<[], readonly [string, string, string]>(
      `SELECT json_group_array(edition_key), json_group_array(report_id), json_group_array(edition = 'original')
       FROM (SELECT edition_key, report_id, edition FROM editions WHERE is_current = 1 ORDER BY edition_key)`,
    )
    .raw()
    .get()!;
  // Made by the statement above; what an archive calls a report is a report id.
  const reportIds = JSON.parse(ids) as readonly ReportId[];
  const places = new Map<ReportId, number>();
  const reportOf = new Uint32Array(reportIds.length);
  for (let i = 0; i < reportIds.length; i++) {
    let place = places.get(reportIds[i]!);
    if (place === undefined) places.set(reportIds[i]!, (place = places.size));
    reportOf[i] = place;
  }
  return {
    editionKey: JSON.parse(keys) as readonly number[],
    isOriginal: JSON.parse(names) as readonly number[],
    reports: [...places.keys()],
    reportOf,
  };
}
