import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Reply } from '../../data/contract/api.ts';
import { LARGEST_ORIGINAL } from '../../data/contract/file-limits.ts';
import type { CommandName } from './channels.ts';

export interface FileOpening {
  /** Opens an archive for good, by its path. */
  readonly addArchive: (file: string) => Promise<Reply<unknown>>;
  readonly tell: (command: CommandName, detail: unknown) => void;
  /** An archive was opened. */
  readonly onArchive: (file: string) => void;
}

/** Files that a person opened with the program: archives are opened, all else goes to the page with its content. */
export async function openFiles(files: readonly string[], opening: FileOpening): Promise<void> {
  for (const file of files) {
    if (isArchive(file)) await openArchive(file, opening);
    else opening.tell('file-opened', await contentOf(file));
  }
}

export function isArchive(file: string): boolean {
  return /\.(lanjuan|sqlite)$/i.test(file);
}

async function openArchive(file: string, { addArchive, tell, onArchive }: FileOpening): Promise<void> {
  const reply = await addArchive(file);
  if (reply.ok) onArchive(file);
  tell('archive-opened', { name: path.basename(file), reply });
}

/** What cannot be read is told with the code of the reason. */
async function contentOf(
  file: string,
): Promise<{ name: string; contentBase64: string } | { name: string; code: string }> {
  const name = path.basename(file);
  try {
    if ((await stat(file)).size > LARGEST_ORIGINAL) return { name, code: 'file_too_large' };
    return { name, contentBase64: (await readFile(file)).toString('base64') };
  } catch (error) {
    console.error(`cannot open ${file}: ${String(error)}`);
    return { name, code: 'file_unreadable' };
  }
}
