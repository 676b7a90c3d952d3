/** The entry of the thread that ReaderThread starts: reads one file after the other and answers with text or a code. */
import { parentPort } from 'node:worker_threads';
import { ArchiveError } from '../../contract/errors.ts';
import { readOriginal } from '../read-original.ts';
import { GOES_ON, type ReaderAnswer, type ReaderTask } from './reader-messages.ts';

parentPort?.on('message', (task: ReaderTask) => {
  void answer(task).then((reply) => parentPort?.postMessage(reply));
});

async function answer({ name, bytes, encoding }: ReaderTask): Promise<ReaderAnswer> {
  try {
    const original = await readOriginal({ name, bytes, encoding }, () => parentPort?.postMessage(GOES_ON));
    return { original };
  } catch (error) {
    if (error instanceof ArchiveError) return { code: error.code, detail: error.message };
    return { code: 'file_unreadable', detail: `${name}: ${String(error).slice(0, 400)}` };
  }
}
