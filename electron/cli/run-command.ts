import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LibraryHost } from '../library-host.ts';
import { libraryOptions } from '../library-options.ts';
import { libraryPlaces, environment } from '../library-places.ts';
import { programFiles } from '../program-files.ts';
import { archiveClient } from './archive-client.ts';
import type { CommandLine } from './command-line.ts';
import type { Outcome } from './command.ts';
import { buildShippedArchive } from './commands/build.ts';

/**
 * Runs one command against `--library`, or against the shipped archive and a notebook that is thrown away. The library
 * is opened by the first question, so that `build` and `serve` open none.
 */
export async function runCommand(line: CommandLine, progress: (line: string) => void): Promise<Outcome> {
  const program = programFiles();
  const temporary = line.library === undefined ? mkdtempSync(path.join(tmpdir(), 'lanjuan-')) : null;
  const places = libraryPlaces(line.library ?? temporary ?? undefined, environment(program.root, false));
  let host: LibraryHost | undefined;
  const open = async (): Promise<LibraryHost> => {
    const { openLibraryHost } = await import('../library-host.ts');
    const { openLibrary } = await import('../../data/open-library.ts');
    if (!existsSync(program.archive)) {
      progress(`no archive at ${program.archive}: building it`);
      await buildShippedArchive(program, program.archive);
    }
    return openLibraryHost(libraryOptions(program, places), openLibrary);
  };
  const client = archiveClient(async (method, request) => (host ??= await open()).call(method, request));
  try {
    return await line.command.run(line.given, { client, program, places, progress });
  } finally {
    host?.close();
    if (temporary) rmSync(temporary, { recursive: true, force: true });
  }
}
