import { describe, expect, it } from 'vitest';
import { filesDropped, visibleFiles } from './files-of-folder.ts';

/** A folder as a browser gives it: two entries at a time. */
function folder(name: string, inside: readonly FileSystemEntry[]): FileSystemEntry {
  const createReader = () => {
    let at = 0;
    return {
      readEntries: (done: (some: FileSystemEntry[]) => void) => done(inside.slice(at, (at += 2))),
    };
  };
  // What is asked of an entry here.
  return { name, isFile: false, isDirectory: true, createReader } as unknown as FileSystemEntry;
}
function file(name: string): FileSystemEntry {
  const give = (done: (one: File) => void) => done(new File(['x'], name));
  return { name, isFile: true, isDirectory: false, file: give } as unknown as FileSystemEntry;
}
const item = (entry: FileSystemEntry | null): DataTransferItem =>
  ({ kind: entry ? 'file' : 'string', webkitGetAsEntry: () => entry }) as unknown as DataTransferItem;

describe('what is dropped into the window', () => {
  it('is every file, and of a folder all below it but hidden ones, by name', async () => {
    const tree = folder('2023', [
      file('b.txt'),
      file('a.txt'),
      file('.DS_Store'),
      folder('.git', [file('config')]),
      folder('县局', [file('~$锁.docx'), file('总结.docx')]),
    ]);
    const files = await filesDropped([item(tree), item(file('.单独拖来.txt')), item(null)]);
    expect(files.map(({ name }) => name)).toEqual(['a.txt', 'b.txt', '总结.docx', '.单独拖来.txt']);
  });

  it('is of a bag, dropped as a folder or chosen, what is a paper', async () => {
    const bag = [
      file('bagit.txt'),
      file('manifest-sha256.txt'),
      folder('data', [
        folder('records', [file('records.json'), file('records.csv')]),
        folder('sources', [file('总结.txt')]),
      ]),
    ];
    const dropped = await filesDropped([item(folder('移交', [folder('包', bag), file('另附.txt')]))]);
    expect(dropped.map(({ name }) => name)).toEqual(['总结.txt', '另附.txt']);
    const chosen = visibleFiles(
      ['包/bagit.txt', '包/manifest-md5.txt', '包/data/甲.txt', '乙.txt'].map((path) =>
        Object.defineProperty(new File(['x'], path), 'webkitRelativePath', { value: path }),
      ),
    );
    expect(chosen.map(({ webkitRelativePath }) => webkitRelativePath)).toEqual(['乙.txt', '包/data/甲.txt']);
  });

  it('is the file itself where a browser has no entry for it', async () => {
    const bare = { kind: 'file', webkitGetAsEntry: () => null, getAsFile: () => new File(['x'], '甲.txt') };
    const files = await filesDropped([bare as unknown as DataTransferItem]);
    expect(files.map(({ name }) => name)).toEqual(['甲.txt']);
  });

  it('is told when a folder cannot be read', async () => {
    const broken = {
      name: '坏',
      isFile: false,
      createReader: () => ({
        readEntries: (_done: unknown, fail: (why: Error) => void) => fail(new Error('no')),
      }),
    } as unknown as FileSystemEntry;
    await expect(filesDropped([item(broken)])).rejects.toThrow('no');
  });
});

describe('a folder that is chosen', () => {
  it('gives its files by path, without hidden ones', () => {
    const at = (path: string): File =>
      Object.defineProperty(new File(['x'], path.split('/').at(-1)!), 'webkitRelativePath', { value: path });
    const files = visibleFiles([
      at('馆/b/1.txt'),
      at('馆/.cache/2.txt'),
      at('馆/a/~$3.docx'),
      at('馆/a/4.txt'),
    ]);
    expect(files.map(({ webkitRelativePath }) => webkitRelativePath)).toEqual(['馆/a/4.txt', '馆/b/1.txt']);
  });
});
