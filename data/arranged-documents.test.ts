/**
 * Any order of import, version, removal, restoring, merging, moving, choosing, undo and redo: search finds exactly what a
 * model says is there, every source comes back byte for byte, and verification is clean. LANJUAN_ORDERS=500 for the
 * long form.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReportId } from './contract/model.ts';
import { openLibrary, type Library } from './open-library.ts';
import { createArchive } from './schema/archive-file.ts';
import { openWritable } from './schema/sqlite.ts';
import { DocumentsModel } from './testing/documents-model.ts';

const DOCUMENTS = 40;
const ORDERS = Number(process.env['LANJUAN_ORDERS'] ?? 6);
const STEPS = 24;

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-arranged-'));
const empty = path.join(base, 'archive.sqlite');
createArchive(empty, () => undefined);
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Four agencies, five years, two kinds: many share what describes them. Only the code word tells them apart. */
const CODE = [...'子丑寅卯辰巳午未申酉戌亥甲乙丙丁戊己庚辛'];
const wordOf = (n: number): string =>
  `暗记${CODE[n % 20]!}${CODE[Math.floor(n / 20)]!}${CODE[(n * 7) % 20]!}号`;
const bytesOf = (n: number): Buffer => {
  const agency = ['清河县', '白石县', '临江县', '云桥县'][n % 4]!;
  const kind = n % 3 === 0 ? '政府信息公开工作年度报告' : '工作总结';
  return Buffer.from(
    `${agency}市场监督管理局${2019 + (n % 5)}年${kind}\n\n全年检查门店${100 + n}家，${wordOf(n)}。`,
  );
};

const step = fc.record({
  kind: fc.constantFrom(
    ...([
      'import',
      'import',
      'import',
      'import',
      'as',
      'remove',
      'restore',
      'merge',
      'move',
      'choose',
    ] as const),
    ...(['undo', 'undo', 'redo'] as const),
  ),
  a: fc.nat(),
  b: fc.nat(),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

class Bench {
  readonly model = new DocumentsModel();
  readonly library: Library;
  readonly holdings: string;
  readonly #folder: string;

  constructor() {
    this.#folder = mkdtempSync(path.join(base, 'one-'));
    this.holdings = path.join(this.#folder, 'holdings.sqlite');
    this.library = openLibrary({
      archives: [{ file: empty, role: 'shipped' }],
      holdingsFile: this.holdings,
      notebookFolder: this.#folder,
      version: 'test',
    });
  }

  close(): void {
    this.library.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async take({ kind, a, b }: Step): Promise<void> {
    const { archive } = this.library;
    const { model } = this;
    const held = pick(model.held, a);
    const other = pick(model.held, b);
    const document = a % DOCUMENTS;
    if (kind === 'import') await this.#import(document);
    else if (kind === 'as' && other !== undefined) await this.#importAs(document, other);
    else if (kind === 'remove' && held !== undefined) {
      archive['reports.remove']({ reportId: held });
      model.remove(held);
    } else if (kind === 'restore' && model.trashed.length > 0) {
      const gone = pick(model.trashed, a)!;
      archive['reports.restore']({ reportId: gone });
      model.restore(gone);
    } else if (kind === 'merge' && held !== undefined && other !== undefined && held !== other) {
      archive['reports.merge']({ from: held, into: other });
      model.merge(held, other);
    } else if (kind === 'move' && held !== undefined && other !== undefined && held !== other) {
      this.#move(held, b, other);
    } else if (kind === 'choose' && held !== undefined) this.#choose(held, b);
    else if (kind === 'undo' && model.canUndo) {
      archive['reports.undo']({});
      model.undo();
    } else if (kind === 'redo' && model.canRedo) {
      archive['reports.redo']({});
      model.redo();
    }
  }

  async #import(document: number): Promise<void> {
    const owner = this.model.ownerOf(document);
    const [result] = await this.#send(document);
    if (!owner) {
      expect(result).toMatchObject({ status: 'added' });
      this.model.add(result!.reportId!, document);
    } else if (owner.state === 'held')
      expect(result).toMatchObject({ status: 'unchanged', reportId: owner.reportId });
    else {
      expect(result).toMatchObject({ status: 'added', reportId: owner.reportId });
      this.model.restore(owner.reportId);
    }
  }

  async #importAs(document: number, reportId: ReportId): Promise<void> {
    const owner = this.model.ownerOf(document);
    const isThere = this.model.shown().get(reportId) === document && owner?.reportId === reportId;
    const [result] = await this.#send(document, reportId);
    // A report whose texts have all been moved away has none that could be superseded.
    const status = this.model.versionsOf(reportId).length > 0 ? 'version' : 'attached';
    expect(result).toMatchObject({ status: isThere ? 'unchanged' : status, reportId });
    if (!isThere) this.model.addVersion(reportId, document);
  }

  #send(document: number, as?: ReportId) {
    const file = { name: `${document}.txt`, contentBase64: bytesOf(document).toString('base64') };
    return this.library.archive['imports.add']({ files: [{ ...file, as }] });
  }

  #move(from: ReportId, which: number, into: ReportId): void {
    const { version, serial } = this.#version(from, which) ?? {};
    if (version === undefined || serial === undefined) return;
    this.library.archive['reports.moveVersion']({ version, into });
    this.model.move(from, serial, into);
  }

  #choose(reportId: ReportId, which: number): void {
    const { version, serial } = this.#version(reportId, which) ?? {};
    if (version === undefined || serial === undefined) return;
    this.library.archive['reports.chooseVersion']({ version, reportId });
    this.model.choose(reportId, serial);
  }

  /** The same text by its number in the holdings and in the model: both count in the order in which texts came. */
  #version(reportId: ReportId, which: number) {
    const listed = [...this.library.archive['reports.versions']({ reportId })].reverse();
    const known = this.model.versionsOf(reportId);
    expect(listed.map(({ sourceFile }) => sourceFile)).toEqual(
      known.map(({ document }) => `${document}.txt`),
    );
    const at = which % Math.max(1, known.length);
    return known[at] && { version: listed[at]!.version, serial: known[at].serial };
  }

  /** What search finds of every document, and what the list says. */
  check(): void {
    const { archive } = this.library;
    const shown = this.model.shown();
    expect(new Map(archive['reports.list']({}).map((one) => [one.reportId, one.sourceFile]))).toEqual(
      new Map([...shown].map(([id, document]) => [id, `${document}.txt`])),
    );
    const { reports, undo, redo } = archive['reports.holdings']({});
    expect(new Map(reports.map(({ reportId, versions }) => [reportId, versions]))).toEqual(
      new Map(
        this.model.held.flatMap((id) => {
          const { length } = this.model.versionsOf(id);
          return length > 0 ? [[id, length]] : [];
        }),
      ),
    );
    expect([undo !== null, redo !== null]).toEqual([this.model.canUndo, this.model.canRedo]);
    for (let n = 0; n < DOCUMENTS; n++) {
      const { hits } = archive['search.run']({
        query: wordOf(n),
        filters: {},
        limit: 100,
        offset: 0,
        exact: true,
        sort: 'place',
      });
      const expected = [...shown].flatMap(([id, document]) => (document === n ? [id] : []));
      expect(hits.map(({ reportId }) => reportId).sort()).toEqual(expected.sort());
    }
  }

  checkSources(): void {
    const { archive } = this.library;
    for (const [reportId, document] of this.model.shown()) {
      // The model's ids are those that the library gave.
      const id = reportId as ReportId;
      const { pieces } = archive['sources.describe']({ reportId: id });
      const parts = Array.from({ length: pieces }, (_, piece) =>
        Buffer.from(archive['sources.piece']({ reportId: id, piece }).contentBase64, 'base64'),
      );
      expect(Buffer.concat(parts).equals(bytesOf(document))).toBe(true);
    }
  }

  checkSound(): void {
    for (const one of this.library.archive['library.verify']({}).archives) {
      expect(one).toMatchObject({ integrity: 'ok', index: 'ok', contents: 'ok' });
      for (const report of one.reports)
        expect(report).toMatchObject({ fixity: 'ok', record: 'ok', source: 'ok' });
    }
  }
}

function pick(ids: readonly string[], which: number): ReportId | undefined {
  // The model's ids are those that the library gave.
  return ids[which % Math.max(1, ids.length)] as ReportId | undefined;
}

describe('documents in the holdings', () => {
  it('are found, listed, given back and sound after any order of what a person may do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: STEPS }), async (steps) => {
        const bench = new Bench();
        try {
          for (const one of steps) {
            await bench.take(one);
            bench.check();
          }
          bench.checkSources();
          bench.checkSound();
        } finally {
          bench.close();
        }
      }),
      { numRuns: ORDERS },
    );
    // Nothing is timed here: the long form takes as long as it takes.
  }, 3_600_000);

  it('do not hide that a record names another file than its text came from', async () => {
    const bench = new Bench();
    await bench.take({ kind: 'import', a: 3, b: 0 });
    bench.library.close();
    const database = openWritable(bench.holdings);
    database.prepare("UPDATE reports SET source_sha256 = 'ab', source_file = '别的.txt'").run();
    database.close();
    const again = openLibrary({
      archives: [],
      holdingsFile: bench.holdings,
      notebookFolder: path.join(base, 'again'),
      version: 'test',
    });
    expect(again.archive['library.verify']({}).archives[0]!.reports).toMatchObject([{ record: 'differs' }]);
    again.close();
  });
});
