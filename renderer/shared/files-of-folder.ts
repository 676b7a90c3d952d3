/** Like the command line: of a folder every file below it, by its path, but for hidden ones and those that a program has open. */
export function visibleFiles(files: readonly File[]): File[] {
  return files
    .filter(
      (file) =>
        !pathOf(file)
          .split('/')
          .some((part) => /^[.~]/.test(part)),
    )
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
    for (const file of one instanceof File ? [one] : await filesOf(one, true)) found.push(file);
  return found;
}

/** A file that is named itself is taken whatever its name is. */
async function filesOf(entry: FileSystemEntry, isNamed = false): Promise<File[]> {
  if (!isNamed && /^[.~]/.test(entry.name)) return [];
  // The entry says itself which of the two it is.
  if (entry.isFile) return [await fileOf(entry as FileSystemFileEntry)];
  const inside = await entriesOf((entry as FileSystemDirectoryEntry).createReader());
  const found: File[] = [];
  for (const one of inside.sort((a, b) => (a.name < b.name ? -1 : 1)))
    for (const file of await filesOf(one)) found.push(file);
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
