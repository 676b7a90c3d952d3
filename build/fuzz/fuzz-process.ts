/** The process that reads: it is told a number, reads that case and says what came of it, with the memory it took. */
import fs from 'node:fs';
import path from 'node:path';
import { ReaderThread } from '../../data/ingest/readers/reader-thread-host.ts';
import { baseTexts, FORMATS } from './base-files.ts';
import { fuzzFile, readFuzzFile } from './fuzz-case.ts';
import { LIMIT_MILLISECONDS, type CaseResult } from './fuzz-driver.ts';

const seed = Number(process.argv[2]);
const formats = FORMATS.filter((format) => process.argv.includes(format, 3));
const texts = baseTexts();
const reader = new ReaderThread(
  path.resolve(import.meta.dirname, '../../data/ingest/readers/reader-thread.ts'),
);

process.on('message', (number: number) => {
  const start = process.cpuUsage();
  const hasTaken = (): number => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  const fault = `more than ${LIMIT_MILLISECONDS} ms of the processor`;
  const hang = (): CaseResult => ({ number, outcome: 'hang', fault, ...memory() });
  const tell = (result: CaseResult): void => {
    if (isTold) return;
    isTold = true;
    clearInterval(watch);
    process.send?.(result);
  };
  let isTold = false;
  // A thread reads: this one sees meanwhile what it takes. Text as it stands is read here, and looked at afterwards.
  const watch = setInterval(() => hasTaken() > LIMIT_MILLISECONDS && tell(hang()), 200);
  void read(number).then((result) => tell(hasTaken() > LIMIT_MILLISECONDS ? hang() : result));
});

async function read(number: number): Promise<CaseResult> {
  try {
    return {
      number,
      outcome: await readFuzzFile(fuzzFile(texts, seed, number, formats), reader),
      fault: null,
      ...memory(),
    };
  } catch (error) {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { number, outcome: 'crash', fault, ...memory() };
  }
}

/**
 * The largest that this process has ever been. Linux hands the `maxRSS` of a process on to the programs that it starts, so
 * there the largest of this program alone is read: `VmHWM` of proc(5), in KiB.
 */
function memory(): { readonly megabytes: number } {
  const status = '/proc/self/status';
  const own = fs.existsSync(status)
    ? /^VmHWM:\s*(\d+) kB$/m.exec(fs.readFileSync(status, 'utf8'))?.[1]
    : undefined;
  return { megabytes: Number(own ?? process.resourceUsage().maxRSS) / 1024 };
}

process.send?.('ready');
