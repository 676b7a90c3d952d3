import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { openLibrary, type Library } from '../../data/open-library.ts';

const HOST = path.resolve(import.meta.dirname, '../../dist/app/localhost/localhost.js');

export const isAppBuilt = (): boolean => existsSync(HOST);

/** A running localhost host; its address opens once. */
export interface BenchHost {
  readonly address: string;
  readonly stop: () => void;
}

export async function startHost(library: string): Promise<BenchHost> {
  const child = spawn(process.execPath, [HOST, '--library', library], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    return { address: line, stop: () => void child.kill() };
  }
  throw new Error('the host ended at once');
}

/** A library whose notebook and holdings lie in the folder. */
export function openAt(archive: string, folder: string): Library {
  return openLibrary({
    archives: [{ file: archive, role: 'shipped' }],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: '0.0.0',
  });
}
