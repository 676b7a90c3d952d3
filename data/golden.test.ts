/**
 * Files as earlier versions of the program wrote them (testing/golden/<version>): they open, and nothing in them is lost.
 * A folder is never written again; a fault here is a fault of the program.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Annotation, Draft, NotebookEntry } from './contract/annotation-model.ts';
import type { Archive } from './contract/api.ts';
import type { Collection } from './contract/collection-model.ts';
import type { RecordDetails } from './contract/record-model.ts';
import type { Holdings, TextVersion, TrashedReport } from './contract/holdings-model.ts';
import type { EditionName, IndicatorId, ReportId, UnsureCharacter } from './contract/model.ts';
import type { PrintedPages } from './contract/page-model.ts';
import type { Method } from './contract/requests.ts';
import { dispatch } from './dispatch.ts';
import { openLibrary, type Library } from './open-library.ts';

/** What the program of that version read in its own files. */
interface Expected {
  readonly reports: readonly Readonly<Record<string, unknown> & { reportId: ReportId }>[];
  readonly texts: readonly { reportId: ReportId; edition: EditionName; textHash: string; passages: number }[];
  readonly annotations: readonly Annotation[];
  readonly entries: readonly NotebookEntry[];
  readonly drafts: readonly Draft[];
  readonly preferences: Readonly<Record<string, string>>;
  readonly codes: Readonly<Record<IndicatorId, string>>;
  /** Since format 2: how the reports of the holdings were put in order. */
  readonly holdings?: Holdings;
  readonly trash?: readonly TrashedReport[];
  readonly versions?: readonly { readonly reportId: ReportId; readonly versions: readonly TextVersion[] }[];
  /** Since records are edited: what each says, and who said what of it. */
  readonly records?: readonly RecordDetails[];
  readonly collections?: readonly Collection[];
  /** Since lines know where their characters stand. */
  readonly pages?: readonly PrintedPages[];
  readonly unsure?: readonly UnsureCharacter[];
}

const GOLDEN = path.join(import.meta.dirname, 'testing/golden');
const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-golden-'));
const opened: Library[] = [];
afterAll(() => {
  for (const library of opened) library.close();
  rmSync(base, { recursive: true, force: true });
});

const versions = readdirSync(GOLDEN, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe.each(versions.map(({ name }) => name))('files of version %s', (version) => {
  const content = (name: string): Buffer =>
    gunzipSync(readFileSync(path.join(GOLDEN, version, `${name}.gz`)));
  const expected = JSON.parse(content('expected.json').toString()) as Expected;

  /** A library with those of the files that are named; the archive is the shipped one. */
  function open(...names: readonly string[]): Library {
    const folder = mkdtempSync(path.join(base, 'library '));
    mkdirSync(folder, { recursive: true });
    for (const name of ['archive.lanjuan', ...names]) writeFileSync(path.join(folder, name), content(name));
    if (existsSync(path.join(GOLDEN, version, 'preferences.json.gz')))
      writeFileSync(path.join(folder, 'preferences.json'), content('preferences.json'));
    const library = openLibrary({
      archives: [{ file: path.join(folder, 'archive.lanjuan'), role: 'shipped' }],
      holdingsFile: path.join(folder, 'holdings.sqlite'),
      notebookFolder: folder,
      version: 'test',
    });
    opened.push(library);
    return library;
  }

  const everything = open(
    'holdings.sqlite',
    'notebook.sqlite',
    'notebook.journal.jsonl',
    'notebook.drafts.json',
  );

  it('opens archive, holdings and notebook without a problem but indexes that are made anew', () => {
    // Version 0.1 compared text by another search form: until the index is made anew its texts are read instead.
    const problems = everything.archive['library.status']({}).problems.map((one) => one.code);
    expect(problems.filter((code) => code !== 'index_damaged')).toEqual([]);
  });

  it('lists every report under its id, with all that was known of it', async () => {
    const now = new Map((await ask(everything, 'reports.list', {})).map((one) => [one.reportId, one]));
    for (const report of expected.reports) {
      const { reportId, title, agency, yearCovered, sourceFile, sha256, hasOriginal } = report;
      // Of a text that had been replaced, version 0.1 named the file of the text before it.
      const file = hasOriginal ? {} : { sourceFile, sha256 };
      expect(now.get(reportId)).toMatchObject({ title, agency, yearCovered, hasOriginal, ...file });
    }
    expect(now.size).toBe(expected.reports.length);
  });

  it('reads every text as it was', async () => {
    for (const { reportId, edition, textHash } of expected.texts) {
      expect(await ask(everything, 'reports.read', { reportId, edition })).toMatchObject({
        edition,
        textHash,
      });
    }
  });

  it('finds every line, and every character that was read with doubt, where it stands on its page', async () => {
    for (const pages of expected.pages ?? []) {
      const { reportId } = pages;
      expect(await ask(everything, 'sources.pages', { reportId })).toEqual(pages);
    }
    const unsure = expected.unsure ?? [];
    for (const reportId of new Set(unsure.map(({ passageId }) => passageId.split(':')[0] as ReportId)))
      expect((await ask(everything, 'reports.read', { reportId })).unsureCharacters).toEqual(unsure);
  });

  it('keeps every note with its words, its places and how surely they stand', async () => {
    const now = await ask(everything, 'annotations.list', { deleted: true });
    expect(now.map(essence).sort(byId)).toEqual(expected.annotations.map(essence).sort(byId));
    expectPlaces(now, expected.annotations);
  });

  it('keeps entries, drafts and settings', async () => {
    const kinds = ['search', 'indicator', 'alignment', 'term', 'authority', 'template'] as const;
    const lists = await Promise.all(kinds.map((kind) => ask(everything, 'notebook.entries', { kind })));
    expect(lists.flat().map(({ kind, key, value }) => ({ kind, key, value }))).toEqual(
      expected.entries.map(({ kind, key, value }) => ({ kind, key, value })),
    );
    expect(await ask(everything, 'notebook.drafts', {})).toEqual(expected.drafts);
    expect(await ask(everything, 'preferences.read', {})).toMatchObject(expected.preferences);
  });

  it('opens every evidence code at its figure', async () => {
    for (const [indicatorId, code] of Object.entries(expected.codes)) {
      const found = await ask(everything, 'evidence.open', { code });
      expect([code, found.state]).toEqual([code, 'exact']);
      expect(found.matches.map((one) => one.indicator.indicatorId)).toContain(indicatorId);
    }
  });

  it('finds a receipt to be as it says', async () => {
    const receipt = content('receipt.json').toString();
    expect(await ask(everything, 'search.verifyReceipt', { receipt })).toEqual({
      state: 'same',
      differences: [],
    });
  });

  it('verifies clean', async () => {
    const { archives, notebook } = await ask(everything, 'library.verify', {});
    expect(
      archives.flatMap((one) => [one.integrity, one.index, ...one.reports.map(({ fixity }) => fixity)]),
    ).toEqual(expect.not.arrayContaining(['damaged', 'differs']));
    expect(notebook).toMatchObject({ integrity: 'ok', journal: 'ok', contents: 'ok' });
  });

  it.skipIf(expected.holdings === undefined)(
    'keeps the order of the holdings: versions with their files, the trash, what can be taken back',
    async () => {
      // Whether today's reader would read them otherwise is a matter of today.
      const held = JSON.parse(JSON.stringify(expected.holdings), (key, value: unknown) =>
        key === 'isOutdated' ? (expect.any(Boolean) as unknown) : value,
      ) as Holdings;
      expect(await ask(everything, 'reports.holdings', {})).toMatchObject(held);
      expect(await ask(everything, 'reports.trash', {})).toEqual(expected.trash);
      for (const { reportId, versions: known } of expected.versions!) {
        expect(await ask(everything, 'reports.versions', { reportId })).toMatchObject(known);
        const { sha256, pieces } = await ask(everything, 'sources.describe', { reportId });
        const bytes = [];
        for (let piece = 0; piece < pieces; piece++)
          bytes.push((await ask(everything, 'sources.piece', { reportId, piece })).contentBase64);
        const whole = Buffer.concat(bytes.map((one) => Buffer.from(one, 'base64')));
        expect(createHash('sha256').update(whole).digest('hex')).toBe(sha256);
      }
    },
  );

  it.skipIf(expected.records === undefined)(
    'keeps every edit of a record with its history and what two people disagree on, undo and redo included',
    async () => {
      // Field by field: a later version has more of them, and may give a record more to say.
      const said = ({ fields, history, conflicts }: RecordDetails): unknown => ({
        edited: fields.filter(({ isEdited }) => isEdited).map(({ field, value }) => [field, value]),
        history,
        conflicts,
      });
      const library = open('holdings.sqlite', 'notebook.sqlite', 'notebook.journal.jsonl');
      const compare = async (): Promise<void> => {
        for (const record of expected.records!)
          expect(said(await ask(library, 'records.read', { reportId: record.reportId }))).toEqual(
            said(record),
          );
      };
      await compare();
      expect(await ask(library, 'collections.list', {})).toEqual(expected.collections);
      await ask(library, 'notebook.undo', {});
      expect((await ask(library, 'records.read', { reportId: 'qinghe-2020' })).conflicts).toEqual([]);
      await ask(library, 'notebook.redo', {});
      await compare();
    },
  );

  it('makes the notebook again from its journal alone', async () => {
    const library = open('holdings.sqlite', 'notebook.journal.jsonl');
    for (const record of expected.records ?? []) {
      const { history, conflicts } = await ask(library, 'records.read', { reportId: record.reportId });
      expect({ history, conflicts }).toEqual({ history: record.history, conflicts: record.conflicts });
    }
    const notes = await ask(library, 'annotations.list', { deleted: true });
    expect(notes.map(essence).sort(byId)).toEqual(expected.annotations.map(essence).sort(byId));
    expectPlaces(notes, expected.annotations);
  });

  it('takes a package and a JSON-LD file of notes into an empty notebook', async () => {
    const packed = open('holdings.sqlite');
    const contentBase64 = content('notes.lanjuan-notes').toString('base64');
    expect((await ask(packed, 'notebook.merge', { contentBase64 })).refused).toEqual([]);
    const travelling = expected.annotations.filter(({ deleted }) => !deleted);
    const merged = await ask(packed, 'annotations.list', {});
    expect(merged.map(({ annotationId }) => annotationId).sort()).toEqual(
      travelling.map(({ annotationId }) => annotationId).sort(),
    );
    const linked = open('holdings.sqlite');
    const jsonLd = content('notes.jsonld').toString();
    await ask(linked, 'annotations.import', { jsonLd });
    expect(await ask(linked, 'annotations.list', {})).toHaveLength(travelling.length);
  });
});

function essence(note: Annotation): unknown {
  const { annotationId, kind, body, tags, author, status, replacement, replyTo, deleted, conflicts } = note;
  const targets = note.targets.map((one) => (one.kind === 'range' ? one.quote : one));
  return {
    annotationId,
    kind,
    body,
    tags,
    author,
    status,
    replacement,
    replyTo,
    deleted,
    conflicts,
    targets,
  };
}

/** As then; or sure, where words and surroundings stand as they stood: of that, versions until 0.3 said less. */
function expectPlaces(now: readonly Annotation[], then: readonly Annotation[]): void {
  const byNote = new Map(now.map((note) => [note.annotationId, note.targets]));
  for (const { annotationId, targets } of then)
    targets.forEach((one, i) => {
      const found = byNote.get(annotationId)?.[i];
      if (one.kind !== 'range' || found?.kind !== 'range') return;
      const { passageId, start, end } = one;
      expect([
        [one.state, one.place],
        ['exact', { passageId, start, end }],
      ]).toContainEqual([found.state, found.place]);
    });
}

function byId(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

async function ask<M extends Method>(
  library: Library,
  method: M,
  request: unknown,
): Promise<Awaited<ReturnType<Archive[M]>>> {
  const reply = await dispatch(library.archive, method, request);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail}`);
  // dispatch answers with the result of the method that it was asked for.
  return reply.value as Awaited<ReturnType<Archive[M]>>;
}
