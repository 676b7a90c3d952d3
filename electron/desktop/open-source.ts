import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { app, shell } from 'electron';
import type { Reply } from '../../data/contract/api.ts';
import type { ErrorCode } from '../../data/contract/errors.ts';
import type { KeptSource } from '../../data/contract/holdings-model.ts';
import { endingToOpen } from '../../data/contract/opened-kinds.ts';
import type { Call } from '../library-messages.ts';
import { openedName } from './opened-name.ts';

/** Hands the kept file of a report to the system's own program. */
export type OpenSource = (reportId: unknown) => Promise<Reply<null>>;

/**
 * A page names a report and nothing else. The bytes are written into a folder of our own, for reading only, and are shown
 * under an ending that belongs to their kind; what they came as decides nothing. Copies go when the program quits, those
 * that another program still held at the next start.
 */
export function sourceOpener(call: Call, folder: string, isAlone: boolean): OpenSource {
  if (isAlone) {
    clear(folder);
    app.on('quit', () => clear(folder));
  }
  return async (reportId) => {
    const described = (await call('sources.describe', { reportId })) as Reply<KeptSource>; // by the contract
    if (!described.ok) return described;
    const source = described.value;
    const ending = endingToOpen(source.format);
    if (ending === null) return refusal('forbidden', `files of kind ${source.format} are not opened`);
    const file = path.join(privateFolder(folder), openedName(source.sourceFile, ending));
    const written = await write(file, source, call);
    if (!written.ok) return written;
    const reason = await shell.openPath(file);
    return reason === '' ? written : refusal('no_program', reason);
  };
}

/** Only this person may look into it. */
function privateFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return mkdtempSync(path.join(folder, 'one-'));
}

async function write(file: string, { reportId, pieces }: KeptSource, call: Call): Promise<Reply<null>> {
  // For reading only: what a person changed in it would be lost without a word.
  const handle = await open(file, 'wx', 0o400);
  try {
    for (let piece = 0; piece < pieces; piece++) {
      const reply = (await call('sources.piece', { reportId, piece })) as Reply<{ contentBase64: string }>; // by the contract
      if (!reply.ok) return reply;
      await handle.appendFile(Buffer.from(reply.value.contentBase64, 'base64'));
    }
  } finally {
    await handle.close();
  }
  return { ok: true, value: null };
}

function refusal(code: ErrorCode, detail: string): Reply<never> {
  return { ok: false, error: { code, detail } };
}

/** What a program holds open cannot be removed on Windows, and waits for the next start. */
function clear(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    console.error(`${folder} is not cleared: ${String(error)}`);
  }
}
