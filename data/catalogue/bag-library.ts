import type { ExportedFile } from '../contract/annotation-model.ts';
import type { BagContents } from '../contract/bag-model.ts';
import { ArchiveError } from '../contract/errors.ts';
import type { ReportSummary } from '../contract/model.ts';
import { BAGGED_RECORDS, BAGGED_SOURCES, papersAmong } from '../plain/bag-papers.ts';
import { readZip, writeZip, type ZipFiles } from '../plain/zip.ts';
import type { ActiveEdition, ArchiveSet } from '../schema/archive-set.ts';
import { faultsOfBag, makeBag, withoutTopFolder } from '../schema/bag.ts';
import { prepared } from '../schema/prepared.ts';
import { readSourceWhole } from '../schema/source-pieces.ts';
import { catalogueFile } from './catalogue-table.ts';

const RECORDS_TABLE = 'data/records/records.csv';
const NOTES = 'data/notes/annotations.jsonld';
/** Unpacked. */
const LARGEST_BAG = 512 * 1024 * 1024;

/**
 * Reports as a BagIt bag in a ZIP file: sources as they came, texts, records as JSON and CSV, and notes where they are
 * handed over. `at`: the day of bagging. `version`: of the program.
 */
export function bagReports(
  set: ArchiveSet,
  reports: readonly ReportSummary[],
  { notes, at, version }: { readonly notes: string | null; readonly at: Date; readonly version: string },
): ExportedFile {
  const payload = new Map<string, Uint8Array>();
  const wanted = new Set(reports.map(({ reportId }) => reportId));
  for (const active of set.activeEditions) {
    if (!wanted.has(active.reportId)) continue;
    const folder = fileName(active.reportId);
    payload.set(`data/texts/${folder}.${active.edition}.txt`, Buffer.from(textOf(active)));
    const source = sourceOf(active);
    if (source) payload.set(`${BAGGED_SOURCES}${folder}/${fileName(source.name)}`, source.bytes);
  }
  payload.set(BAGGED_RECORDS, Buffer.from(`${JSON.stringify(reports, null, 2)}\n`));
  payload.set(RECORDS_TABLE, Buffer.from(catalogueFile(reports, 'csv').contentBase64, 'base64'));
  if (notes !== null) payload.set(NOTES, Buffer.from(notes));
  const day = at.toISOString().slice(0, 10);
  const bag = makeBag(new Map([...payload].sort(([a], [b]) => (a < b ? -1 : 1))), [
    ['Bagging-Date', day],
    ['Bag-Software-Agent', `Lanjuan ${version}`],
    ['External-Description', 'Reports with their sources, texts, catalogue records and notes'],
  ]);
  const name = `lanjuan-bag-${day}`;
  const packed = writeZip(new Map([...bag].map(([file, bytes]) => [`${name}/${file}`, bytes])));
  return {
    fileName: `${name}.zip`,
    mediaType: 'application/zip',
    contentBase64: Buffer.from(packed).toString('base64'),
    count: reports.length,
  };
}

/**
 * A name that every file system takes, on one level. A per cent sign, which manifests write by its code, is read as it is
 * written by other programs (bagit.py 1.9): a wide one stands in its place.
 */
function fileName(name: string): string {
  const plain = name.replaceAll('%', '％').replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
  return plain.replace(/^\.+/, '_').slice(-120) || '_';
}

function textOf({ archive, editionKey }: ActiveEdition): string {
  const passages = prepared<[number], { text: string }>(
    archive.database,
    'SELECT text FROM passages WHERE edition_key = ? ORDER BY ordinal',
  ).all(editionKey);
  return passages.map(({ text }) => `${text}\n`).join('');
}

/** Null where the archive does not keep it. */
function sourceOf({ archive: { database }, sourceSha256, sourceFile }: ActiveEdition) {
  const row = prepared<[string | null], { name: string }>(
    database,
    'SELECT file_name AS name FROM sources WHERE sha256 = ?',
  ).get(sourceSha256);
  if (!row || sourceSha256 === null) return null;
  return { name: sourceFile ?? row.name, bytes: readSourceWhole(database, sourceSha256) };
}

/** Throws file_format for what is no ZIP file; a bag with a fault gives its faults and nothing else. */
export function openBag(bytes: Buffer): BagContents {
  const files = readZip(bytes, LARGEST_BAG);
  if ('fault' in files) throw new ArchiveError('file_format', `bag: ${files.fault}`);
  const bag = withoutTopFolder(files);
  const faults = faultsOfBag(bag);
  if (faults.length > 0) return { faults, sources: [], notes: null, recordsBase64: null };
  return {
    faults,
    sources: sourcesIn(bag),
    notes: bag.has(NOTES) ? Buffer.from(bag.get(NOTES)!).toString() : null,
    recordsBase64: bag.has(RECORDS_TABLE) ? Buffer.from(bag.get(RECORDS_TABLE)!).toString('base64') : null,
  };
}

/** Of a bag of ours the originals; of another bag everything that it holds. */
function sourcesIn(bag: ZipFiles): BagContents['sources'] {
  const names = [...bag.keys()];
  return names.filter(papersAmong(names)).map((name) => ({
    name: name.split('/').at(-1)!,
    contentBase64: Buffer.from(bag.get(name)!).toString('base64'),
  }));
}
