import path from 'node:path';
import type { AddedArchives, Door } from './added-archives.ts';
import type { Archive } from './contract/api.ts';
import { ArchiveError } from './contract/errors.ts';
import type { AddedArchive, LibraryStatus } from './contract/library-model.ts';
import { hashFile } from './hash-file.ts';
import type { ArchiveSet } from './schema/archive-set.ts';

/** The open archives, as far as opening and removing one needs them. */
export interface OpenShelf {
  readonly set: ArchiveSet;
  readonly added: AddedArchives | null;
  readonly keeper: Door;
  reopen(change?: () => void): void;
}

export function archiveMethods(
  shelf: OpenShelf,
  status: () => LibraryStatus,
): Pick<Archive, `archives.${'add' | 'remove' | 'restore' | 'fingerprints'}`> {
  return {
    'archives.add': ({ file }) =>
      take(shelf, (added) => added.addBytes(file.name, Buffer.from(file.contentBase64, 'base64'), shelf)),
    'archives.remove': ({ fileName }) => {
      shelf.reopen(() => folderOf(shelf).remove(fileName));
      return status();
    },
    'archives.restore': ({ fileName }) => {
      shelf.reopen(() => folderOf(shelf).restore(fileName));
      return status();
    },
    'archives.fingerprints': () =>
      shelf.set.archives.map(({ file, role, editionId }) => ({
        fileName: path.basename(file),
        role,
        editionId,
        ...hashFile(file),
      })),
  };
}

export function addArchiveFile(shelf: OpenShelf, file: string): AddedArchive {
  return take(shelf, (added) => added.addFile(file, shelf));
}

function take(shelf: OpenShelf, add: (added: AddedArchives) => AddedArchive): AddedArchive {
  const outcome = add(folderOf(shelf));
  if (outcome.status === 'added') shelf.reopen();
  return outcome;
}

function folderOf({ added }: OpenShelf): AddedArchives {
  if (!added) throw new ArchiveError('read_only', 'this library has no folder for archives');
  return added;
}
