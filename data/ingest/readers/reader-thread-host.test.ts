import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { chinesePdfOf, docxOf, numberedPdfOf, pdfOf } from '../../testing/sample-files.ts';
import { ReaderThread, type ReaderLimits } from './reader-thread-host.ts';

const ENTRY = path.join(import.meta.dirname, 'reader-thread.ts');
const opened: ReaderThread[] = [];

function readerThread(limits?: ReaderLimits): ReaderThread {
  const thread = new ReaderThread(ENTRY, limits);
  opened.push(thread);
  return thread;
}

async function codeOf(read: Promise<unknown>): Promise<string> {
  const failure: unknown = await read.catch((error: unknown) => error);
  return failure instanceof ArchiveError ? failure.code : `not refused: ${String(failure)}`;
}

describe('the reading thread', () => {
  afterEach(() => opened.splice(0).forEach((thread) => thread.close()));

  it('reads documents one after the other', async () => {
    const thread = readerThread();
    const [word, pdf] = await Promise.all([
      thread.read({ name: '总结.docx', bytes: docxOf(['检查餐饮单位812家次。']) }),
      thread.read({ name: 'a.pdf', bytes: pdfOf('(Inspected 812 shops) Tj') }),
    ]);
    expect([word.text, pdf.text]).toEqual(['检查餐饮单位812家次。', 'Inspected 812 shops']);
  });

  // Each is 临河县2024年 in an encoding that a PDF only names: its tables are not in the file.
  it.each([
    ['GBK-EUC-H', Buffer.from('c1d9bad3cfd832303234c4ea', 'hex')],
    ['UniGB-UCS2-H', Buffer.from('临河县2024年', 'utf16le').swap16()],
    ['UniGB-UTF8-H', Buffer.from('临河县2024年')],
  ])('reads a PDF whose characters are numbered by %s', async (encoding, codes) => {
    const { text } = await readerThread().read({ name: 'a.pdf', bytes: numberedPdfOf(encoding, codes) });
    expect(text).toBe('临河县2024年');
  });

  it('hands on why a document is refused', async () => {
    const thread = readerThread();
    expect(await codeOf(thread.read({ name: 'scan.pdf', bytes: pdfOf('') }))).toBe('file_no_text');
    const broken = new TextEncoder().encode('PK\u0003\u0004 and nothing behind it');
    expect(await codeOf(thread.read({ name: 'a.docx', bytes: broken }))).toMatch(
      /^file_(?:too_slow|unreadable)$/,
    );
  });

  it('is ended when a file takes too long, and a new one reads the next', async () => {
    const hasty = readerThread({ milliseconds: 1, millisecondsPerMegabyte: 0, megabytes: 200 });
    expect(await codeOf(hasty.read({ name: 'a.pdf', bytes: pdfOf('(slow) Tj') }))).toBe('file_too_slow');
    const thread = readerThread({ milliseconds: 20_000, millisecondsPerMegabyte: 0, megabytes: 200 });
    const deep = docxOf(['甲'.repeat(10)]);
    expect((await thread.read({ name: 'a.docx', bytes: deep })).text).toBe('甲'.repeat(10));
  });

  it('waits ten times as long where a person would rather wait', async () => {
    const file = { name: 'a.pdf', bytes: pdfOf('(slow) Tj') };
    const saidOf = async (milliseconds: number, isPatient: boolean): Promise<string> => {
      const thread = readerThread({ milliseconds, millisecondsPerMegabyte: 0, megabytes: 200 });
      const failure: unknown = await thread.read({ ...file, isPatient }).catch((error: unknown) => error);
      return String(failure);
    };
    expect(await saidOf(1, false)).toContain('longer than 0.001 s');
    expect(await saidOf(1, true)).toContain('longer than 0.01 s');
  });

  it(
    'waits for a file that goes on, page by page, longer than for one that stands still',
    { timeout: 60_000 },
    async () => {
      const entry = path.join(mkdtempSync(path.join(tmpdir(), 'lanjuan-reader-')), 'slow-pages.mjs');
      writeFileSync(
        entry,
        `import { parentPort } from 'node:worker_threads';
       const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
       parentPort.on('message', ({ name }) => {
         for (let page = 0; page < 200; page++) {
           sleep(20);
           if (name === 'pages.pdf') parentPort.postMessage('goes on');
         }
         parentPort.postMessage({ original: { name } });
       });`,
      );
      const bytes = pdfOf('(slow) Tj');
      const limits = { milliseconds: 3000, millisecondsPerMegabyte: 0, megabytes: 200 };
      const goesOn = new ReaderThread(entry, limits);
      const standsStill = new ReaderThread(entry, limits);
      opened.push(goesOn, standsStill);
      const [pages, still] = await Promise.all([
        goesOn.read({ name: 'pages.pdf', bytes }),
        codeOf(standsStill.read({ name: 'still.pdf', bytes })),
      ]);
      expect(pages.name).toBe('pages.pdf');
      expect(still).toBe('file_too_slow');
      rmSync(path.dirname(entry), { recursive: true });
    },
  );

  it('gives the first document of each format time to load its library, and no other', async () => {
    const thread = readerThread({
      milliseconds: 0,
      millisecondsPerMegabyte: 0,
      millisecondsToBegin: 20_000,
      megabytes: 200,
    });
    const word = { name: 'a.docx', bytes: docxOf(['甲']) };
    const pdf = { name: 'a.PDF', bytes: pdfOf('(First) Tj') };
    expect((await thread.read(word)).text).toBe('甲');
    expect((await thread.read(pdf)).text).toBe('First');
    expect(await codeOf(thread.read({ ...pdf, name: 'b.pdf' }))).toMatch(/^file_(?:too_slow|unreadable)$/);
    // The thread that is started then loads them anew.
    expect((await thread.read(pdf)).text).toBe('First');
  });

  it(
    'ends the reading of a map of sixteen million characters, and says so',
    { timeout: 20_000 },
    async () => {
      const whole = Buffer.from(chinesePdfOf(['检查餐饮单位812家次。'])).toString('latin1');
      const endless = Buffer.from(whole.replace('<3000> <30ff> <3000>', '<3000> <fffffe> <3000>'), 'latin1');
      const thread = readerThread({ milliseconds: 1500, millisecondsPerMegabyte: 0, megabytes: 512 });
      expect(await codeOf(thread.read({ name: 'a.pdf', bytes: endless }))).toMatch(
        /^file_(?:too_slow|unreadable)$/,
      );
    },
  );

  it('cancels what it reads when it is closed', async () => {
    const thread = readerThread();
    const read = thread.read({ name: 'a.pdf', bytes: pdfOf('(closed) Tj') });
    await Promise.resolve();
    thread.close();
    expect(await codeOf(read)).toBe('cancelled');
    expect(await codeOf(thread.read({ name: 'a.docx', bytes: docxOf(['甲']) }))).toBe('cancelled');
  });

  it('refuses documents where the thread has no file, and reads text as before', async () => {
    const thread = new ReaderThread(path.join(import.meta.dirname, 'not-there.ts'));
    expect(await codeOf(thread.read({ name: 'a.docx', bytes: docxOf(['甲']) }))).toBe('file_unreadable');
    expect((await thread.read({ name: 'a.txt', bytes: new TextEncoder().encode('甲') })).text).toBe('甲');
  });

  it('leaves plain text to this thread', async () => {
    const thread = readerThread({ milliseconds: 1, millisecondsPerMegabyte: 0, megabytes: 1 });
    const bytes = new TextEncoder().encode('办结案件415起。');
    expect((await thread.read({ name: 'a.txt', bytes })).text).toBe('办结案件415起。');
  });
});
