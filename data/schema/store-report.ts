import { createHash } from 'node:crypto';
import type { EditionName, PassageId, ReportId } from '../contract/model.ts';
import { ArchiveError } from '../contract/errors.ts';
import { codePointLength } from '../contract/code-points.ts';
import { indexGrams } from '../text/search-grams.ts';
import { stateEdition } from './contents-digest.ts';
import { unindexEdition } from './edition-index.ts';
import { encodePassageFacts, type PassageFacts } from './passage-facts.ts';
import {
  passagesInOrder,
  type ParsedIndicator,
  type ParsedPassage,
  type ParsedReport,
  type ParsedSection,
} from './parsed-report.ts';
import { prepared } from './prepared.ts';
import type { WritableDatabase } from './sqlite.ts';
import { storePlaces } from './store-places.ts';
import { storeRecord } from './store-record.ts';
import { addTold } from './told-fields.ts';
import { WrittenRows } from './written-rows.ts';

/** `new`: no text of this edition may be there yet. `version`: it takes the place of the one that counts. */
export type StoredAs = 'new' | 'version';

/**
 * Writes one edition with its sections, passages, index, indicators, defects and mentions, and the record of its
 * report. The caller owns the transaction. Nothing is replaced without being told to: throws conflict for a `new` text
 * of a report that has one already, whatever its source. Of a `version` the text before stays, but leaves the index.
 * Returns the key of the edition.
 */
export function storeReport(database: WritableDatabase, report: ParsedReport, as: StoredAs = 'new'): number {
  supersede(database, report, as);
  storeRecord(database, report.record);
  addTold(database, report.record.reportId, report.told ?? []);
  const editionKey = storeEdition(database, report);
  storeContents(database, editionKey, report);
  return editionKey;
}

/** All that an edition holds; it holds nothing yet. */
export function storeContents(database: WritableDatabase, editionKey: number, report: ParsedReport): void {
  const written = new WrittenRows();
  const passageKeys = storeSections(database, editionKey, report, written);
  storePlaces(database, editionKey, report, written);
  storeIndicators(database, editionKey, passageKeys, report, written);
  storeDefects(database, editionKey, report, written);
  storeMentions(database, editionKey, passageKeys, report, written);
  const digest = written.digest(report.rawText);
  if (digest !== null) stateEdition(database, editionKey, digest);
}

/** SHA-256 over the passages in reading order, one per line: the identity of an edition's text. */
export function textHash(passages: readonly { readonly text: string }[]): string {
  return createHash('sha256')
    .update(passages.map((passage) => passage.text).join('\n'), 'utf8')
    .digest('hex');
}

export function passageIdOf(reportId: ReportId, edition: EditionName, ordinal: number): PassageId {
  // Here and nowhere else passage ids are made.
  return `${reportId}:${edition}:${ordinal}` as PassageId;
}

function supersede(
  database: WritableDatabase,
  { record: { reportId }, edition }: ParsedReport,
  as: StoredAs,
): void {
  const before = prepared<[string, string], { edition_key: number; is_current: 0 | 1 }>(
    database,
    'SELECT edition_key, is_current FROM editions WHERE report_id = ? AND edition = ? AND is_chosen = 1',
  ).get(reportId, edition);
  if (!before) return;
  if (as === 'new')
    throw new ArchiveError('conflict', `report "${reportId}" has a text already (${edition})`);
  if (before.is_current === 1) unindexEdition(database, before.edition_key);
  prepared(database, 'UPDATE editions SET is_chosen = 0, is_current = 0 WHERE edition_key = ?').run(
    before.edition_key,
  );
}

function storeEdition(database: WritableDatabase, report: ParsedReport): number {
  const { lastInsertRowid } = prepared(
    database,
    `INSERT INTO editions (report_id, edition, text_hash, source_file, source_sha256, encoding, format, reader_version,
         repairs_version, raw_text)
       VALUES (@reportId, @edition, @textHash, @sourceFile, @sourceSha256, @encoding, @format, @readerVersion,
         @repairsVersion, @rawText)`,
  ).run({
    reportId: report.record.reportId,
    edition: report.edition,
    textHash: textHash(passagesInOrder(report.sections)),
    sourceFile: report.sourceFile,
    sourceSha256: report.sourceSha256,
    encoding: report.encoding,
    format: report.format,
    readerVersion: report.readBy?.readerVersion ?? null,
    repairsVersion: report.readBy?.repairsVersion ?? null,
    rawText: report.rawText,
  });
  return Number(lastInsertRowid);
}

const INSERT_SECTION = `INSERT INTO sections (edition_key, ordinal, role, kind, year, level, heading, topic)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const INSERT_PASSAGE = `INSERT INTO passages (passage_id, edition_key, section_key, ordinal, kind, text, raw_start, raw_end,
    raw_map, has_figures, is_repaired)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const INSERT_TABLE = 'INSERT INTO passage_tables (passage_key, edition_key, cells) VALUES (?, ?, ?)';

/** Returns the passage keys in reading order. */
function storeSections(
  database: WritableDatabase,
  editionKey: number,
  report: ParsedReport,
  written: WrittenRows,
): number[] {
  const insertSection = prepared(database, INSERT_SECTION);
  const insertPassage = prepared(database, INSERT_PASSAGE);
  const insertGrams = prepared(database, 'INSERT INTO passage_index (rowid, grams) VALUES (?, ?)');
  const storeTable = (row: readonly (number | string)[]): void => {
    prepared(database, INSERT_TABLE).run(row);
    written.add('passage_tables', row);
  };
  const withFigures = new Set(report.indicators.map((indicator) => indicator.passage));
  const keys: number[] = [];
  const facts: PassageFacts[] = [];

  const storePassage = (passage: ParsedPassage, section: ParsedSection, sectionKey: number): void => {
    const ordinal = keys.length;
    const length = codePointLength(passage.text);
    const row = [
      passageIdOf(report.record.reportId, report.edition, ordinal),
      editionKey,
      sectionKey,
      ordinal,
      passage.kind,
      passage.text,
      ...passage.map.rangeToRaw(0, length),
      passage.map.encode(),
      withFigures.has(ordinal) ? 1 : 0,
      passage.map.runs.length > 1 ? 1 : 0,
    ];
    const key = Number(insertPassage.run(row).lastInsertRowid);
    written.addUnder(key, 'passages', row);
    insertGrams.run(key, indexGrams(passage.text));
    if (passage.table) storeTable([key, editionKey, JSON.stringify(passage.table)]);
    keys.push(key);
    facts.push({
      role: section.role,
      topic: section.topic,
      kind: passage.kind,
      startsSection: passage === (section.heading ?? section.passages[0]),
      hasFigures: withFigures.has(ordinal),
      isRepaired: passage.map.runs.length > 1,
      length,
    });
  };

  report.sections.forEach((section, ordinal) => {
    const { role, kind, year, level, heading, topic } = section;
    const row = [editionKey, ordinal, role, kind, year, level, heading?.text ?? null, topic];
    const key = Number(insertSection.run(row).lastInsertRowid);
    written.addUnder(key, 'sections', row);
    if (heading) storePassage(heading, section, key);
    for (const passage of section.passages) storePassage(passage, section, key);
  });
  storeFacts(database, editionKey, keys, facts);
  return keys;
}

function storeFacts(
  database: WritableDatabase,
  editionKey: number,
  keys: readonly number[],
  facts: readonly PassageFacts[],
): void {
  prepared(database, 'INSERT INTO passage_facts (edition_key, first_key, facts) VALUES (?, ?, ?)').run(
    editionKey,
    keys[0] ?? 0,
    encodePassageFacts(facts),
  );
}

function storeIndicators(
  database: WritableDatabase,
  editionKey: number,
  passageKeys: readonly number[],
  report: ParsedReport,
  written: WrittenRows,
): void {
  const insert = prepared(
    database,
    `INSERT INTO indicators (indicator_id, edition_key, ordinal, passage_key, start, end, subject, concept, value, unit,
       value_si, unit_si, qualifier, bound, period, kind, topic, scope, programme, quote, raw_start, raw_end,
       is_curated, is_minor, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  report.indicators.forEach((one: ParsedIndicator, ordinal) => {
    // By place: by name each value is looked up, and a report has a hundred figures with 25 values each.
    const row = [
      `${report.record.reportId}:${report.edition}:i${ordinal}`,
      editionKey,
      ordinal,
      one.passage === null ? null : (passageKeys[one.passage] ?? null),
      one.start,
      one.end,
      one.subject,
      one.concept,
      one.value,
      one.unit,
      one.valueSi,
      one.unitSi,
      one.qualifier,
      one.bound,
      one.period,
      one.kind,
      one.topic,
      one.scope,
      one.programme,
      one.quote,
      one.rawStart,
      one.rawEnd,
      one.curated ? 1 : 0,
      one.minor ? 1 : 0,
      one.note,
    ];
    written.addUnder(Number(insert.run(row).lastInsertRowid), 'indicators', row);
  });
}

function storeDefects(
  database: WritableDatabase,
  editionKey: number,
  report: ParsedReport,
  written: WrittenRows,
): void {
  const insert = prepared(
    database,
    `INSERT INTO defects (edition_key, ordinal, kind, raw_start, raw_end, before, after)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  report.defects.forEach(({ kind, rawStart, rawEnd, before, after }, ordinal) => {
    const row = [editionKey, ordinal, kind, rawStart, rawEnd, before, after];
    insert.run(row);
    written.add('defects', row);
  });
}

function storeMentions(
  database: WritableDatabase,
  editionKey: number,
  passageKeys: readonly number[],
  report: ParsedReport,
  written: WrittenRows,
): void {
  const insert = prepared(
    database,
    `INSERT INTO mentions (edition_key, passage_key, kind, name, role, start, end)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { passage, kind, name, role, start, end } of report.mentions) {
    const passageKey = passageKeys[passage];
    if (passageKey === undefined) continue;
    const row = [editionKey, passageKey, kind, name, role, start, end];
    written.addUnder(Number(insert.run(row).lastInsertRowid), 'mentions', row);
  }
}
