/** Reports leave as BagIt bags that others can validate, and come back; a spoilt bag is refused by name. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BagFault } from './contract/bag-model.ts';
import { openLibrary, type Library } from './open-library.ts';
import { readZip, writeZip, type ZipFiles } from './plain/zip.ts';
import { createArchive } from './schema/archive-file.ts';
import { storeReport } from './schema/store-report.ts';
import { syntheticReport } from './testing/synthetic-report.ts';

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-bags-'));
let library: Library;
let bag: Map<string, Uint8Array>;
const text = '临河县市场监督管理局2024年工作总结\n\n全年检查门店1203家，其中夜市摊点417个。\n';

function open(folder: string): Library {
  const shipped = path.join(base, 'archive.sqlite');
  return openLibrary({
    archives: [{ file: shipped, role: 'shipped' }],
    holdingsFile: path.join(base, folder, 'holdings.sqlite'),
    notebookFolder: path.join(base, folder),
    version: '0',
  });
}
beforeAll(async () => {
  createArchive(path.join(base, 'archive.sqlite'), (database) => storeReport(database, syntheticReport(0)));
  library = open('one');
  await library.archive['imports.add']({
    files: [{ name: '总结 100%.txt', contentBase64: Buffer.from(text).toString('base64') }],
  });
  const file = library.archive['bags.make']({ notes: '{"@context":"http://www.w3.org/ns/anno.jsonld"}' });
  bag = insideOf(Buffer.from(file.contentBase64, 'base64'));
  // However busy the machine is.
}, 60_000);
afterAll(() => {
  library.close();
  rmSync(base, { recursive: true, force: true });
});

function insideOf(bytes: Buffer): Map<string, Uint8Array> {
  const files = readZip(bytes, 1e9) as ZipFiles;
  return new Map([...files].map(([name, content]) => [name.slice(name.indexOf('/') + 1), content]));
}
const opened = (files: ZipFiles, folder = 'bag/') => {
  const packed = writeZip(new Map([...files].map(([name, bytes]) => [`${folder}${name}`, bytes])));
  return library.archive['bags.open']({ contentBase64: Buffer.from(packed).toString('base64') });
};
/** RFC 8493 section 3, once more and apart from the program: complete, and every checksum right. */
function isValid(files: ZipFiles): boolean {
  const manifests = [...files.keys()].filter((name) => /^(tag)?manifest-\w+\.txt$/.test(name));
  const agree = manifests.every((name) => {
    const algorithm = /-(\w+)\.txt$/.exec(name)![1]!;
    const lines = Buffer.from(files.get(name)!).toString().trimEnd().split('\n');
    const named = lines.map((line) => {
      const [hash, file] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ')).trim()];
      const bytes = files.get(file.replaceAll('%25', '%'));
      return bytes && createHash(algorithm).update(bytes).digest('hex') === hash ? file : null;
    });
    const payload = [...files.keys()].filter((one) => one.startsWith('data/'));
    return !named.includes(null) && (name.startsWith('tag') || named.length === payload.length);
  });
  return agree && manifests.some((name) => name.startsWith('manifest')) && files.has('bagit.txt');
}

describe('a bag of reports', () => {
  it('holds sources as they came, texts, records and notes, and is valid', () => {
    expect(isValid(bag)).toBe(true);
    const names = [...bag.keys()];
    const source = names.find((name) => name.startsWith('data/sources/'))!;
    expect(source).toMatch(/总结 100％\.txt$/);
    expect(Buffer.from(bag.get(source)!).toString()).toBe(text);
    expect(names).toEqual(
      expect.arrayContaining([
        'data/records/records.csv',
        'data/records/records.json',
        'data/notes/annotations.jsonld',
      ]),
    );
    expect(names.filter((name) => name.startsWith('data/texts/'))).toHaveLength(2);
    expect(opened(bag).faults).toEqual([]);
    // Section 4: also without a folder at the top.
    expect(opened(bag, '').faults).toEqual([]);
  });

  it('gives back what can be taken in: the source is the one that is held', async () => {
    const { sources, notes, recordsBase64 } = opened(bag);
    expect(notes).toContain('anno.jsonld');
    expect(library.archive['records.preview']({ contentBase64: recordsBase64! })).toMatchObject({
      changes: [],
      refused: [],
    });
    expect(await library.archive['imports.add']({ files: [...sources] })).toMatchObject([
      { status: 'unchanged' },
    ]);
    const other = open('another');
    expect(await other.archive['imports.add']({ files: [...sources] })).toMatchObject([{ status: 'added' }]);
    other.close();
  });

  it('is the same when another program has packed it anew', () => {
    const [inner, ...path] = ['bag/', '移交/一月/'];
    const folders = ['移交/', '移交/一月/', '移交/一月/bag/', '移交/一月/bag/data/'].map(
      (name) => [name, Buffer.alloc(0)] as const,
    );
    const leftovers = [
      ['__MACOSX/._bag', Buffer.from('x')],
      ['.DS_Store', Buffer.from('x')],
    ] as const;
    const moved = [...bag].map(([name, bytes]) => [`${path.join('')}${inner}${name}`, bytes] as const);
    const { faults, sources } = opened(new Map([...folders, ...leftovers, ...moved]), '');
    expect(faults).toEqual([]);
    expect(sources).toEqual(opened(bag).sources);
  });

  it('is not opened where another lies beside it, and each is named', () => {
    const both = new Map(
      ['甲/', '乙/'].flatMap((folder) =>
        [...bag].map(([name, bytes]) => [`${folder}${name}`, bytes] as const),
      ),
    );
    const { faults, sources } = opened(both, '移交/');
    expect(faults).toEqual(['移交/甲/', '移交/乙/'].map((file) => ({ code: 'several', file })));
    expect(sources).toEqual([]);
    // A declaration without a manifest is a file like others, and so is a bag inside of a bag.
    const strays = new Map([...bag, ['data/sources/inner/bagit.txt', bag.get('bagit.txt')!] as const]);
    expect(opened(strays).faults.map(({ code }) => code)).not.toContain('several');
  });

  it('without originals says so to an import', () => {
    const none = [...bag].filter(([name]) => !name.startsWith('data/sources/'));
    const contentBase64 = Buffer.from(writeZip(new Map(none))).toString('base64');
    expect(() => library.archive['imports.unpack']({ file: { name: 'bag.zip', contentBase64 } })).toThrow(
      expect.objectContaining({ code: 'file_no_papers' }),
    );
  });

  it('gives its originals to an import that is handed the bag itself, and nothing else of it', async () => {
    const inside = (files: ZipFiles, folder: string) =>
      [...files].map(([name, bytes]) => [`${folder}${name}`, bytes] as const);
    const unpacked = async (files: readonly (readonly [string, Uint8Array])[]) => {
      const contentBase64 = Buffer.from(writeZip(new Map(files))).toString('base64');
      const found = await library.archive['imports.unpack']({ file: { name: 'bag.zip', contentBase64 } });
      return found.map(({ path }) => path);
    };
    const source = [...bag.keys()].find((name) => name.startsWith('data/sources/'))!;
    expect(await unpacked(inside(bag, ''))).toEqual([source]);
    expect(await unpacked(inside(bag, '2024/bag/'))).toEqual([`2024/bag/${source}`]);
    const beside = ['说明.txt', Buffer.from(text)] as const;
    expect(await unpacked([...inside(bag, 'bag/'), beside])).toEqual([`bag/${source}`, '说明.txt']);
    // A bag of another program: everything that it carries.
    const foreign = new Map([...bag].filter(([name]) => !name.startsWith('data/records/')));
    const carried = [...foreign.keys()].filter((name) => name.startsWith('data/'));
    expect((await unpacked(inside(foreign, ''))).sort()).toEqual(carried.sort());
    // A paper of this name makes no bag.
    expect(await unpacked([['bagit.txt', Buffer.from(text)], beside])).toEqual(['bagit.txt', '说明.txt']);
  });

  const python = spawnSync('python3', ['-c', 'import bagit']).status === 0;
  it.skipIf(!python)(
    'is valid for bagit.py of the Library of Congress (skipped where that is not at hand)',
    () => {
      const folder = path.join(base, 'unpacked');
      for (const [name, bytes] of bag) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), bytes);
      }
      const script = 'import bagit,sys; bagit.Bag(sys.argv[1]).validate()';
      expect(() => execFileSync('python3', ['-c', script, folder], { stdio: 'pipe' })).not.toThrow();
      writeFileSync(path.join(folder, 'data/records/records.json'), '[]');
      expect(() => execFileSync('python3', ['-c', script, folder], { stdio: 'pipe' })).toThrow();
    },
  );
});

describe('a spoilt bag', () => {
  type Spoil = (files: Map<string, Uint8Array>) => void;
  const set =
    (name: string, change: (content: string) => string): Spoil =>
    (files) =>
      void files.set(name, Buffer.from(change(Buffer.from(files.get(name) ?? []).toString())));
  const source = () => [...bag.keys()].find((name) => name.startsWith('data/sources/'))!;
  const line = (hash: string, name: string) => `${hash.repeat(64)}  ${name}\n`;
  const SPOILT: readonly (readonly [string, BagFault['code'], Spoil])[] = [
    ['without its declaration', 'no_declaration', (files) => void files.delete('bagit.txt')],
    ['of another version', 'version', set('bagit.txt', (content) => content.replace('1.0', '9.9'))],
    ['in another encoding', 'encoding', set('bagit.txt', (content) => content.replace('UTF-8', 'GBK'))],
    [
      'without a manifest',
      'no_manifest',
      (files) => ['manifest-sha256.txt', 'manifest-sha512.txt'].forEach((name) => files.delete(name)),
    ],
    [
      'without a payload',
      'no_payload',
      (files) =>
        [...files.keys()].filter((name) => name.startsWith('data/')).forEach((name) => files.delete(name)),
    ],
    ['with files to be fetched', 'fetch', set('fetch.txt', () => 'http://192.0.2.1/x - data/x\n')],
    ['with an unknown algorithm', 'algorithm', set('manifest-crc32.txt', () => '0  data/x\n')],
    ['with a line that is none', 'manifest_line', set('manifest-sha256.txt', (content) => `${content}?\n`)],
    [
      'with a path that leads out',
      'path',
      set('manifest-sha256.txt', (content) => content + line('0', 'data/../../x')),
    ],
    [
      'with a file named twice',
      'twice',
      set('manifest-sha256.txt', (content) => content + content.split('\n')[0]! + '\n'),
    ],
    ['that lacks a file', 'missing', (files) => void files.delete(source())],
    [
      'with a changed file',
      'checksum',
      (files) => void files.set(source(), Buffer.from(text.replace('1203', '1204'))),
    ],
    ['with a file that nobody listed', 'unlisted', set('data/extra.txt', () => 'x')],
    ['of another size', 'oxum', set('bag-info.txt', (content) => content.replace(/Oxum: \d+/, 'Oxum: 1'))],
    ['with a changed tag file', 'checksum', set('bag-info.txt', (content) => `${content}X: y\n`)],
  ];
  it.each(SPOILT)('%s is refused by name: %s', (_what, code, spoil) => {
    const files = new Map(bag);
    spoil(files);
    const found = opened(files);
    expect(found.faults.map((one) => one.code)).toContain(code);
    expect(found).toMatchObject({ sources: [], notes: null, recordsBase64: null });
    expect(isValid(files) && !['version', 'encoding', 'fetch'].includes(code)).toBe(false);
  });

  it('that is no ZIP file at all is told so', () => {
    expect(() =>
      library.archive['bags.open']({ contentBase64: Buffer.from('nein').toString('base64') }),
    ).toThrow(/bag/);
  });
});
