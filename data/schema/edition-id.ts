/** The edition id: a SHA-256 over what an archive says, by which receipts, codes and copies know it. */
import { createHash } from 'node:crypto';
import { forgetGoneEditions, stateInfo } from './archive-info.ts';
import { stampContents, stampEditions, stateShared } from './contents-digest.ts';
import { formOf, stateForm } from './edition-form.ts';
import { FIGURES_AS_JSON } from './figures-as-json.ts';
import { hashRows } from './hash-rows.ts';
import { stampPassages, statePassages } from './index-health.ts';
import { recordsAsStored } from './read-earlier-version.ts';
import type { ReadableDatabase, WritableDatabase } from './sqlite.ts';
import { digestWhole, stampParts, type Touched } from './stamp-parts.ts';
import { forgetColumns } from './stored-columns.ts';

/** Recomputes the edition id, the number of passages and the digests; whoever changes an archive calls this last, inside the same transaction. */
export function stampEditionId(database: WritableDatabase): void {
  forgetColumns(database);
  const form = formOf(database);
  if (form === 3) {
    stampGrown(database, null);
    return;
  }
  if (form === 2) stampFigures(database);
  stateInfo(database, 'edition_id', idOf(database, statedDigests(database)));
  stampPassages(database);
  stampContents(database);
}

/**
 * As stampEditionId, for holdings, which grow text by text: from then on their id is made of digests of parts. `touched`:
 * nothing else has changed; null, where that is not known, reads everything. An archive that is built is not to be
 * stamped so: with the same contents it keeps the id that it had.
 */
export function stampHoldings(database: WritableDatabase, touched: Touched | null = null): void {
  forgetColumns(database);
  const isGrown = formOf(database) === 3;
  markAsGrowing(database);
  stampGrown(database, isGrown ? touched : null);
}

function stampGrown(database: WritableDatabase, touched: Touched | null): void {
  const { said, held, passages } = stampParts(database, touched);
  stateInfo(database, 'edition_id', said);
  statePassages(database, passages);
  if (touched === null) {
    database.prepare(`DELETE FROM archive_info WHERE key GLOB '${FIGURES}*'`).run();
    stampEditions(database);
  } else stampEditions(database, [...touched.reports.values()].flat());
  stateShared(database, held);
}

/** The form alone, for an archive whose first stamp is still to come. */
export function markAsGrowing(database: WritableDatabase): void {
  stateForm(database, 3);
}

/** Whether the contents of an archive are those of this id, and the digests it states those of its figures. */
export function hasEditionId(database: ReadableDatabase, editionId: string): boolean {
  const form = formOf(database);
  if (form === 1) return idOf(database, null) === editionId;
  if (form === 3) {
    const { root, areStated } = digestWhole(database);
    return areStated && root.said === editionId;
  }
  const digests = new Map(
    figuresOfEditions(database, 'edition_key IN (SELECT edition_key FROM main.editions)').map(
      ({ edition_key, figures }) => [edition_key, sha256(figures)],
    ),
  );
  const stated = statedDigests(database) ?? new Map<number, string>();
  const areStated = [...stated].every(([key, digest]) => digests.get(key) === digest);
  return areStated && idOf(database, digests) === editionId;
}

/** Rows of an edition are about to change: whoever stamps the archive states its digests anew. */
export function forgetDigests(database: WritableDatabase, editionKey: number): void {
  database
    .prepare('DELETE FROM archive_info WHERE key IN (?, ?)')
    .run(`rows:${editionKey}`, `${FIGURES}${editionKey}`);
}

/** Makes an archive that is written anew keep the way in which the id of the old one was made. */
export function keepForm(from: ReadableDatabase, to: WritableDatabase): void {
  stateForm(to, formOf(from));
}

const FIGURES = 'figures:';

interface FiguresOfEdition {
  readonly edition_key: number;
  readonly figures: string;
}

/** Editions without a figure have none here. */
function figuresOfEditions(database: ReadableDatabase, which: string): readonly FiguresOfEdition[] {
  return database
    .prepare<[], FiguresOfEdition>(
      `SELECT edition_key, ${FIGURES_AS_JSON} AS figures FROM indicators WHERE ${which} GROUP BY edition_key`,
    )
    .all();
}

function stampFigures(database: WritableDatabase): void {
  forgetGoneEditions(database, FIGURES);
  const unstated = `edition_key IN (SELECT edition_key FROM editions
    WHERE '${FIGURES}' || edition_key NOT IN (SELECT key FROM archive_info))`;
  for (const { edition_key, figures } of figuresOfEditions(database, unstated))
    stateInfo(database, `${FIGURES}${edition_key}`, sha256(figures));
}

/** Of form 2; null where the id is made of the figures themselves. */
function statedDigests(database: ReadableDatabase): ReadonlyMap<number, string> | null {
  if (formOf(database) === 1) return null;
  return new Map(
    database
      .prepare<[], [string, string]>(`SELECT key, value FROM main.archive_info WHERE key GLOB '${FIGURES}*'`)
      .raw()
      .all()
      .map(([key, digest]) => [Number(key.slice(FIGURES.length)), digest]),
  );
}

function idOf(database: ReadableDatabase, digests: ReadonlyMap<number, string> | null): string {
  const hash = createHash('sha256');
  // What the archive says, not what a person has laid over it.
  const reports = recordsAsStored(database);
  const add = (query: string): void =>
    hashRows(
      hash,
      database
        .prepare(query.replace(' FROM reports', ` FROM ${reports}`))
        .raw()
        .iterate(),
    );
  BEFORE_FIGURES.forEach(add);
  if (digests === null) add(THE_FIGURES);
  else hashRows(hash, digestsOf(database, digests));
  AFTER_FIGURES.forEach(add);
  return hash.digest('hex');
}

function digestsOf(database: ReadableDatabase, digests: ReadonlyMap<number, string>): readonly unknown[] {
  return database
    .prepare<[], [string, string, number]>(
      `SELECT report_id, edition, edition_key FROM editions WHERE is_current = 1 ORDER BY report_id, edition`,
    )
    .raw()
    .all()
    .flatMap(([report, edition, key]) => {
      const digest = digests.get(key);
      return digest === undefined ? [] : [[report, edition, digest]];
    });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What an archive says before its figures, in a fixed order, whatever the order of its rows in the file. */
const BEFORE_FIGURES = [
  `SELECT report_id, genre, agency, agency_label, agency_short_names, region, level, year_covered, year_published, title,
     subtitle, kicker, byline, head, source_file, source_sha256, programmes, people
   FROM reports ORDER BY report_id`,
  // What version 1 could not say, only where it is said: an archive of that version keeps its id when it is written anew.
  `SELECT report_id, period, planned_period, unsure, removed, merged_into FROM reports
   WHERE period IS NOT CAST(year_covered AS TEXT) OR planned_period IS NOT NULL OR unsure <> '[]' OR removed IS NOT NULL
   ORDER BY report_id`,
  'SELECT report_id, field FROM told_fields ORDER BY report_id, field',
  // Nor version 2 this.
  "SELECT report_id, fields FROM reports WHERE fields <> '{}' ORDER BY report_id",
  'SELECT sha256, sm3, bytes FROM sources ORDER BY sha256',
  `SELECT report_id, edition, is_current, text_hash, source_sha256 FROM editions
   ORDER BY report_id, edition, is_current, text_hash`,
] as const;

const THE_FIGURES = `SELECT report_id, edition, ${FIGURES_AS_JSON}
   FROM indicators JOIN editions USING (edition_key) WHERE is_current = 1
   GROUP BY report_id, edition ORDER BY report_id, edition`;

/** What it says after them. */
const AFTER_FIGURES = [
  'SELECT * FROM concepts ORDER BY concept',
  'SELECT * FROM comparability ORDER BY concept, agency, from_year, to_year',
  'SELECT kind, preferred, variants, from_year, to_year FROM terms ORDER BY kind, preferred, variants',
  'SELECT * FROM programmes ORDER BY name',
] as const;
