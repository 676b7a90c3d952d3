/** The library of a folder in a process of its own: answers what its parent asks, with the time that it took. */
import path from 'node:path';
import { connectLibrary } from '../../electron/library-client.ts';
import { programFiles } from '../../electron/program-files.ts';
import { startThread } from '../../electron/thread-worker.ts';

interface Question {
  readonly id: number;
  readonly method: string;
  readonly request: object;
}

const folder = process.argv[2] ?? '';
const program = programFiles();
const library = connectLibrary(
  (lane) =>
    startThread(program.worker, {
      shipped: program.archive,
      shared: [],
      holdings: path.join(folder, 'holdings.sqlite'),
      folder,
      version: program.version,
      readerThread: program.reader,
      scanThread: program.scanner,
      rebuildThread: program.rebuilder,
      lane,
    }),
  { onRestart: (why) => process.stderr.write(`${why}\n`) },
);

process.on('message', (question: Question) => void answer(question));

async function answer({ id, method, request }: Question): Promise<void> {
  const started = performance.now();
  const reply = await library.call(method, request);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail}`);
  process.send?.({ id, value: reply.value, milliseconds: performance.now() - started });
}
