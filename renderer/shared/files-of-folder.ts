import { papersAmong } from '../../data/plain/bag-papers.ts';
import { isHiddenName } from '../../data/plain/hidden-files.ts';

/**
 * Like the command line: of a folder every file below it, by its path, but for hidden ones and those that a program has open; of a
 * BagIt bag its papers.
 */
export function visibleFiles(files: readonly File[]): File[] {
  const isPaper = papersAmong(files.map(pathOf));
  return files
    .filter((file) => isPaper(pathOf(file)))
    .filter((file) => !pathOf(file).split('/').some(isHiddenName))
    .sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
}

function pathOf(file: File): string {
  return file.webkitRelativePath || file.name;
}

/**
 * What was dropped: files as they are, and of each folder the files below it. Must be called while the drop is handled,
 * for then alone the browser gives its entries. Rejects where a folder cannot be read.
 */
export async function filesDropped(items: readonly DataTransferItem[]): Promise<File[]> {
  const given = items.flatMap((item) => {
    if (item.kind !== 'file') return [];
    const one = item.webkitGetAsEntry() ?? item.getAsFile();
    return one ? [one] : [];
  });
  const found: File[] = [];
  for (const one of given)
    for (const file of one instanceof File ? [one] : await papersOf(one)) found.push(file);
  return found;
}

async function papersOf(entry: FileSystemEntry): Promise<File[]> {
  const files = await filesOf(entry, true);
  const isPaper = papersAmong(files.map(({ path }) => path));
  return files.filter(({ path }) => isPaper(path)).map(({ file }) => file);
}

interface FileAtPath {
  readonly path: string;
  readonly file: File;
}

/** A file that is named itself is taken whatever its name is. */
async function filesOf(entry: FileSystemEntry, isNamed = false, folder = ''): Promise<FileAtPath[]> {
  if (!isNamed && isHiddenName(entry.name)) return [];
  // The entry says itself which of the two it is.
  if (entry.isFile)
    return [{ path: `${folder}${entry.name}`, file: await fileOf(entry as FileSystemFileEntry) }];
  const inside = await entriesOf((entry as FileSystemDirectoryEntry).createReader());
  const found: FileAtPath[] = [];
  for (const one of inside.sort((a, b) => (a.name < b.name ? -1 : 1)))
    for (const file of await filesOf(one, false, `${folder}${entry.name}/`)) found.push(file);
  return found;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives some hundred at a time, and none at the end. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    for (const entry of some) all.push(entry);
  }
}
