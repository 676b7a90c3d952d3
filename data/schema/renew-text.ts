import { forgetDigests } from './edition-id.ts';
import { unindexEdition } from './edition-index.ts';
import type { ParsedReport } from './parsed-report.ts';
import { passagesInOrder } from './parsed-report.ts';
import { prepared } from './prepared.ts';
import type { WritableDatabase } from './sqlite.ts';
import { storeContents, textHash } from './store-report.ts';

/** What an edition holds; rows of others go with those that they belong to. */
const CONTENTS = [
  'indicators',
  'mentions',
  'sections',
  'defects',
  'pages',
  'places',
  'passage_facts',
] as const;

/**
 * The text of an edition that is in force grows: more pages of its source have been read. The edition stays the same one,
 * so that what was done with its report can still be taken back. The caller owns the transaction.
 */
export function renewText(database: WritableDatabase, editionKey: number, report: ParsedReport): void {
  unindexEdition(database, editionKey);
  for (const table of CONTENTS)
    prepared(database, `DELETE FROM ${table} WHERE edition_key = ?`).run(editionKey);
  prepared(database, 'UPDATE editions SET text_hash = ?, raw_text = ? WHERE edition_key = ?').run(
    textHash(passagesInOrder(report.sections)),
    report.rawText,
    editionKey,
  );
  forgetDigests(database, editionKey);
  storeContents(database, editionKey, report);
}
