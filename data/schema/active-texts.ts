import type { EditionName, ReportId } from '../contract/model.ts';
import type { ReadableDatabase } from './sqlite.ts';

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
  readonly editionKey: readonly number[];
  readonly reportId: readonly ReportId[];
  readonly edition: readonly EditionName[];
}

/** `archives` in the order in which their texts are believed: of two texts of one name the first counts. */
export function readActiveTexts<Archive extends OpenFile>(
  archives: readonly Archive[],
): ActiveTexts<Archive> {
  const [only, ...others] = archives;
  // Of one archive each edition is current once (one_current_edition).
  if (only && others.length === 0) return alone(only);
  const taken = new Set<string>();
  const runs: { archive: Archive; from: number; to: number }[] = [];
  const editionKey: number[] = [];
  const reportId: ReportId[] = [];
  const edition: EditionName[] = [];
  for (const archive of archives) {
    const own = readTexts(archive);
    const from = editionKey.length;
    for (let i = 0; i < own.editionKey.length; i++) {
      const name = `${own.reportId[i]!} ${own.edition[i]!}`;
      if (taken.has(name)) continue;
      taken.add(name);
      editionKey.push(own.editionKey[i]!);
      reportId.push(own.reportId[i]!);
      edition.push(own.edition[i]!);
    }
    runs.push({ archive, from, to: editionKey.length });
  }
  return { length: editionKey.length, runs, editionKey, reportId, edition };
}

function alone<Archive extends OpenFile>(archive: Archive): ActiveTexts<Archive> {
  const texts = readTexts(archive);
  const { length } = texts.editionKey;
  return { ...texts, length, runs: [{ archive, from: 0, to: length }] };
}

function readTexts({
  database,
}: OpenFile): Pick<ActiveTexts<OpenFile>, 'editionKey' | 'reportId' | 'edition'> {
  const [keys, ids, names] = database
    .prepare<[], readonly [string, string, string]>(
      `SELECT json_group_array(edition_key), json_group_array(report_id), json_group_array(edition)
       FROM (SELECT edition_key, report_id, edition FROM editions WHERE is_current = 1 ORDER BY edition_key)`,
    )
    .raw()
    .get()!;
  // Made by the statement above; what an archive calls a report is a report id.
  return {
    editionKey: JSON.parse(keys) as number[],
    reportId: JSON.parse(ids) as ReportId[],
    edition: JSON.parse(names) as EditionName[],
  };
}
