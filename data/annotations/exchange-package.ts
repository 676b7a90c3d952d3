import { createHash } from 'node:crypto';
import type { Annotation, RefusedItem } from '../contract/annotation-model.ts';
import { ArchiveError } from '../contract/errors.ts';
import { checkChange } from './change-check.ts';
import type { Change } from './change.ts';
import { readDocuments, writeDocuments } from './documents-spoken-of.ts';
import { jsonLdOf } from './jsonld-export.ts';
import { makeBag } from '../schema/bag.ts';
import type { StatedDocument } from '../schema/stated-document.ts';
import { readZip, writeZip, type ZipFiles } from '../plain/zip.ts';

/** Unpacked; a notebook of 100,000 changes is about a tenth of it. */
const LARGEST_PACKAGE = 256 * 1024 * 1024;
const MOST_CHANGES = 1_000_000;
/** A body, its quotes and what they supersede, with room. */
const LONGEST_CHANGE = 8 * 1024 * 1024;
const CHANGES = 'data/changes.jsonl';
const DOCUMENTS = 'data/documents.jsonl';
const ANNOTATIONS = 'data/annotations.jsonld';

export interface PackageContents {
  readonly changes: readonly Change[];
  /** Of which the changes speak. */
  readonly documents: readonly StatedDocument[];
  readonly annotations: readonly Annotation[];
}

/**
 * One file to carry on a stick: a ZIP in BagIt layout (RFC 8493). `changes.jsonl` is what merging reads,
 * with `documents.jsonl`, which says what the reports are that it names; `annotations.jsonld` is for every other program.
 * The same changes give the same bytes on the same day.
 */
export function writePackage({ changes, documents, annotations }: PackageContents, at: Date): Buffer {
  const ordered = [...changes].sort((a, b) => (a.id < b.id ? -1 : 1));
  const payload = new Map<string, Uint8Array>([
    [ANNOTATIONS, Buffer.from(jsonLdOf(annotations), 'utf8')],
    [CHANGES, Buffer.from(ordered.map((change) => `${JSON.stringify(change)}\n`).join(''), 'utf8')],
    [DOCUMENTS, Buffer.from(writeDocuments(documents), 'utf8')],
  ]);
  const info = [
    ['Bagging-Date', at.toISOString().slice(0, 10)],
    ['External-Description', 'Lanjuan notebook exchange'],
    ['Internal-Sender-Identifier', 'lanjuan-exchange-1'],
  ] as const;
  return Buffer.from(writeZip(makeBag(payload, info, ['sha256'])));
}

export interface ReadPackage {
  /** Fit to be stored; each id once. */
  readonly changes: readonly Change[];
  readonly refused: readonly RefusedItem[];
  /** By the ids of the machine that it comes from; none in packages of before 0.3. */
  readonly documents: ReadonlyMap<string, StatedDocument>;
}

/**
 * Throws `file_format` where the file is no package, `file_unreadable` where it does not agree with its own manifest:
 * then nothing of it is used. A single bad change is refused and listed, the others are taken.
 */
export function readPackage(bytes: Buffer): ReadPackage {
  const files = readZip(bytes, LARGEST_PACKAGE);
  if ('fault' in files) throw new ArchiveError('file_format', `exchange package: ${files.fault}`);
  for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) checkManifest(files, manifest);
  const listed = Buffer.from(files.get('manifest-sha256.txt')!).toString('utf8');
  if (!listed.includes(CHANGES))
    throw new ArchiveError('file_format', `exchange package: ${CHANGES} is not listed`);
  const lines = Buffer.from(files.get(CHANGES)!)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
  if (lines.length > MOST_CHANGES)
    throw new ArchiveError('file_too_large', `exchange package: ${lines.length} changes`);
  const documents = listed.includes(DOCUMENTS) ? Buffer.from(files.get(DOCUMENTS)!).toString('utf8') : '';
  return { ...readChanges(lines), documents: readDocuments(documents) };
}

function readChanges(lines: readonly string[]): Omit<ReadPackage, 'documents'> {
  const changes = new Map<string, Change>();
  const refused: RefusedItem[] = [];
  lines.forEach((line, index) => {
    const item = { at: index + 1, words: '', item: `line ${index + 1}` };
    const checked = checkChange(line.length > LONGEST_CHANGE ? null : parsed(line));
    if ('reason' in checked) {
      refused.push({ ...item, code: checked.code, reason: checked.reason });
      return;
    }
    const { change } = checked;
    const twin = changes.get(change.id);
    if (twin && JSON.stringify(twin) !== JSON.stringify(change)) {
      refused.push({
        ...item,
        code: 'other_change',
        reason: `another change has the id ${change.id}`,
      });
    } else changes.set(change.id, change);
  });
  return { changes: [...changes.values()], refused };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function checkManifest(files: ZipFiles, manifest: string): void {
  const text = files.get(manifest);
  if (!text) throw new ArchiveError('file_format', `exchange package: ${manifest} is missing`);
  const names = new Set<string>();
  for (const line of Buffer.from(text).toString('utf8').split('\n')) {
    if (line === '') continue;
    const [hash, name] = [line.slice(0, 64), line.slice(66)];
    const bytes = files.get(name);
    if (!bytes || names.has(name) || sha256(bytes) !== hash) {
      throw new ArchiveError('file_unreadable', `exchange package: ${name} is not what ${manifest} says`);
    }
    // Each file is hashed once; a manifest that lists one again and again is none.
    names.add(name);
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
