import path from 'node:path';
import type { AddedArchives, Door } from './added-archives.ts';
import type { Archive } from './contract/api.ts';
import { ArchiveError } from './contract/errors.ts';
import type { AddedArchive, LibraryStatus } from './contract/library-model.ts';
import { hashFile } from './hash-file.ts';
import type { ArchiveSet } from './schema/archive-set.ts';

/** The open archives, as far as opening and removing one needs them. */
export interface ChangeableArchives {
  readonly set: ArchiveSet;
  readonly added: AddedArchives | null;
  readonly keeper: Door;
  reopen(change?: () => void): void;
}

export function archiveMethods(
  inUse: ChangeableArchives,
  status: () => LibraryStatus,
): Pick<Archive, `archives.${'add' | 'remove' | 'restore' | 'fingerprints'}`> {
  return {
    'archives.add': ({ file }) =>
      take(inUse, (added) => added.addBytes(file.name, Buffer.from(file.contentBase64, 'base64'), inUse)),
    'archives.remove': ({ fileName }) => {
      inUse.reopen(() => folderOf(inUse).remove(fileName));
      return status();
    },
    'archives.restore': ({ fileName }) => {
      inUse.reopen(() => folderOf(inUse).restore(fileName));
      return status();
    },
    'archives.fingerprints': () =>
      inUse.set.archives.map(({ file, role, editionId }) => ({
        fileName: path.basename(file),
        role,
        editionId,
        ...hashFile(file),
      })),
  };
}

export function addArchiveFile(inUse: ChangeableArchives, file: string): AddedArchive {
  return take(inUse, (added) => added.addFile(file, inUse));
}

function take(inUse: ChangeableArchives, add: (added: AddedArchives) => AddedArchive): AddedArchive {
  const outcome = add(folderOf(inUse));
  if (outcome.status === 'added') inUse.reopen();
  return outcome;
}

function folderOf({ added }: ChangeableArchives): AddedArchives {
  if (!added) throw new ArchiveError('read_only', 'this library has no folder for archives');
  return added;
}
