import type { ReportId } from '../contract/model.ts';
import type { ArchiveSet } from './archive-set.ts';
import { foldCharacter } from '../text/search-fold.ts';
import { recordsAsStored } from './read-earlier-version.ts';
import { prepared } from './prepared.ts';

/**
 * What tells a document from others, as the archives state it: whatever people say of its record is left out. Ids are minted on
 * each machine by itself, so that what travels between machines has to state of which document it speaks.
 */
export interface StatedDocument {
  readonly reportId: ReportId;
  /** SHA-256, hex, of every file that it was read from. */
  readonly sources: readonly string[];
  /** Hashes of its texts: a digest has no file. */
  readonly texts: readonly string[];
  readonly title: string | null;
  readonly agency: string | null;
  readonly period: string | null;
  readonly genre: string | null;
}

type StatedRecord = Pick<StatedDocument, 'title' | 'agency' | 'period' | 'genre'>;

interface TextRow {
  readonly source: string | null;
  readonly text: string | null;
}

/** Null: no open archive has a report of that id. Of a merged report with all that was merged into it. */
export function documentOf(archives: ArchiveSet, reportId: ReportId): StatedDocument | null {
  const ids = JSON.stringify(archives.idsOf(reportId));
  let record: StatedRecord | undefined;
  const rows: TextRow[] = [];
  for (const { database } of archives.byRecordPrecedence) {
    const records = recordsAsStored(database);
    record ??= prepared<[string], StatedRecord>(
      database,
      `SELECT title, agency, period, genre FROM ${records} WHERE report_id = ?`,
    ).get(archives.heldAs(reportId));
    const own = prepared<[string, string], TextRow>(
      database,
      `SELECT source_sha256 AS source, text_hash AS text FROM editions
         WHERE report_id IN (SELECT value FROM json_each(?))
       UNION ALL SELECT source_sha256, NULL FROM ${records} WHERE report_id IN (SELECT value FROM json_each(?))`,
    ).all(ids, ids);
    for (const row of own) rows.push(row);
  }
  return record ? { reportId, ...textsIn(rows), ...record } : null;
}

function textsIn(rows: readonly TextRow[]): Pick<StatedDocument, 'sources' | 'texts'> {
  const known = (values: readonly (string | null)[]): string[] =>
    [...new Set(values.filter((value) => value !== null))].sort();
  return { sources: known(rows.map(({ source }) => source)), texts: known(rows.map(({ text }) => text)) };
}

/**
 * Two that share a file or a text are one document, and so are two that are described alike: one may be held as a scan here
 * and as a web page there. What is not known contradicts nothing.
 */
export function isSameDocument(one: StatedDocument, other: StatedDocument): boolean {
  if (one.sources.some((hash) => other.sources.includes(hash))) return true;
  if (one.texts.some((hash) => other.texts.includes(hash))) return true;
  const contradicts = (field: keyof StatedRecord, isAlike: (a: string, b: string) => boolean): boolean =>
    one[field] !== null && other[field] !== null && !isAlike(one[field], other[field]);
  const isEqual = (a: string, b: string): boolean => a === b;
  return !(
    contradicts('period', isEqual) ||
    contradicts('genre', isEqual) ||
    contradicts('agency', (a, b) => comparable(a) === comparable(b)) ||
    contradicts('title', isTitleAlike)
  );
}

/** Shorter ones stand in any title. */
const TELLING_TITLE = 8;

/** 关于…的报告, with or without the agency, the same in traditional characters or with blanks: one title is in the other. */
function isTitleAlike(one: string, other: string): boolean {
  const [shorter = '', longer = ''] = [comparable(one), comparable(other)].sort(
    (a, b) => a.length - b.length,
  );
  return shorter === longer || (shorter.length >= TELLING_TITLE && longer.includes(shorter));
}

/** Letters and numerals alone, folded as for a search; 2021年度 is 2021年. */
function comparable(words: string): string {
  const folded = Array.from(words, foldCharacter).join('');
  return folded.replace(/[^\p{L}\p{N}]+/gu, '').replaceAll('年度', '年');
}
