import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Results } from './contract/api.ts';
import { LARGEST_ORIGINAL } from './contract/file-limits.ts';
import type { Method, Request } from './contract/requests.ts';
import { dispatch } from './dispatch.ts';
import { HeldFiles } from './held-files.ts';
import { ReaderThread } from './ingest/readers/reader-thread-host.ts';
import { openLibrary, type Library } from './open-library.ts';

let folder: string;
let library: Library;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-held-'));
  library = openLibrary({
    archives: [],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: '0.0.0',
  });
});
afterEach(() => {
  library.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ask<M extends Method>(method: M, request: Request<M>): Promise<Results[M]> {
  const reply = await dispatch(library.archive, method, request);
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.detail}`);
  return reply.value as Results[M]; // the contract's promise for this method
}

const TEXT = `守住一方安宁

——临河县市场监督管理局2024年工作回眸

■记者 王小禾

去年新增经营主体3128户，同比增长6.4%；在册经营主体总量达到28450户。
`;
const file = { name: '临河2024.txt', contentBase64: Buffer.from(TEXT).toString('base64') };
const corrections = { agency: '临河县市场监督管理局', yearCovered: 2024, title: '守住一方安宁' };

describe('a file that has been looked at', () => {
  it('is looked at again and taken in by its ticket, as if it had been sent again', async () => {
    const { ticket, ...preview } = await ask('imports.inspect', { file });
    const { ticket: again, ...same } = await ask('imports.inspect', { file: { ticket } });
    expect([again, same]).toEqual([ticket, preview]);
    const corrected = await ask('imports.inspect', { file: { ticket }, corrections });
    expect(corrected.title).toBe('守住一方安宁');
    const [outcome] = await ask('imports.add', { files: [{ ticket, corrections }] });
    expect(outcome).toMatchObject({ file: file.name, status: 'added' });
    expect((await ask('reports.list', {})).map(({ title }) => title)).toEqual(['守住一方安宁']);
  });

  it('is read anew with an encoding that is chosen, and as before with none', async () => {
    const { ticket, encoding } = await ask('imports.inspect', { file });
    const chosen = await ask('imports.inspect', { file: { ticket }, corrections: { encoding: 'GB18030' } });
    expect([encoding, chosen.encoding]).toEqual(['UTF-8', 'GB18030']);
    expect((await ask('imports.inspect', { file: { ticket } })).encoding).toBe('UTF-8');
  });

  it('is let go when it has been taken in; who asks for it then is told to send it', async () => {
    const { ticket } = await ask('imports.inspect', { file });
    await ask('imports.add', { files: [{ ticket, corrections }] });
    await expect(ask('imports.inspect', { file: { ticket } })).rejects.toThrow('not_found');
    const outcomes = await ask('imports.add', { files: [{ ticket }, file] });
    expect(outcomes.map(({ status, code }) => [status, code])).toEqual([
      ['refused', 'not_found'],
      ['unchanged', null],
    ]);
  });
});

describe('held files', () => {
  const reader = new ReaderThread('');
  const given = (n: number, size: number): { name: string; contentBase64: string } => ({
    name: `${n}.txt`,
    contentBase64: Buffer.alloc(size, '甲').toString('base64'),
  });

  it('make room for those that come after, the oldest first', () => {
    const held = new HeldFiles(reader, { files: 3, bytes: 100 });
    const tickets = [30, 30, 30].map((size, n) => held.hold(given(n, size)));
    expect(tickets.map((ticket) => held.nameOf(ticket))).toEqual(['0.txt', '1.txt', '2.txt']);
    const fourth = held.hold(given(3, 40));
    expect(() => held.nameOf(tickets[0]!)).toThrow('no file is held');
    expect(held.nameOf(tickets[1]!)).toBe('1.txt');
    held.release(tickets[1]!);
    const fifth = held.hold(given(4, 30));
    expect([tickets[2]!, fourth, fifth].map((ticket) => held.nameOf(ticket))).toEqual([
      '2.txt',
      '3.txt',
      '4.txt',
    ]);
  });

  it('hold the newest however large it is', () => {
    const held = new HeldFiles(reader, { files: 3, bytes: 100 });
    const small = held.hold(given(0, 30));
    const large = held.hold(given(1, 1000));
    expect(held.nameOf(large)).toBe('1.txt');
    expect(() => held.nameOf(small)).toThrow('no file is held');
  });
});

describe('a file that comes in pieces', () => {
  const bytes = Buffer.from(TEXT);
  const piece = (from: number, to: number, ticket?: string) => ({
    name: file.name,
    contentBase64: bytes.toString('base64', from, to),
    isLast: to === bytes.length,
    ...(ticket !== undefined && { ticket }),
  });

  it('is the file once the last has come, and not before', async () => {
    const first = await ask('imports.hold', piece(0, 10));
    await expect(ask('imports.inspect', { file: first })).rejects.toThrow('not_found');
    const second = await ask('imports.hold', piece(10, 50, first.ticket));
    const { ticket } = await ask('imports.hold', piece(50, bytes.length, second.ticket));
    const { ticket: _, ...inPieces } = await ask('imports.inspect', { file: { ticket } });
    const { ticket: __, ...atOnce } = await ask('imports.inspect', { file });
    expect(inPieces).toEqual(atOnce);
    expect(await ask('imports.add', { files: [{ ticket, corrections }] })).toMatchObject([
      { file: file.name, status: 'added' },
    ]);
  });

  it('is refused where it grows beyond what is taken, and where its beginning is not here', async () => {
    await expect(ask('imports.hold', piece(10, 50, 'nowhere'))).rejects.toThrow('not_found');
    const held = new HeldFiles(new ReaderThread(''));
    const half = new Uint8Array(LARGEST_ORIGINAL / 2 + 1);
    const ticket = held.grow({ name: 'a.pdf', bytes: half, isLast: false });
    expect(() => held.grow({ name: 'a.pdf', ticket, bytes: half, isLast: true })).toThrow(/a\.pdf/);
    expect(() => held.grow({ name: 'a.pdf', ticket, bytes: half, isLast: true })).toThrow(/put together/);
  });

  it('makes room for another: two at most are put together at once', () => {
    const held = new HeldFiles(new ReaderThread(''));
    const begin = (name: string): string => held.grow({ name, bytes: Buffer.from(name), isLast: false });
    const [one, two, three] = ['一', '二', '三'].map(begin);
    const end = (name: string, ticket: string): string =>
      held.grow({ name, ticket, bytes: Buffer.from('！'), isLast: true });
    expect(() => end('一', one!)).toThrow(/put together/);
    expect(Buffer.from(held.bytesOf(end('二', two!))).toString()).toBe('二！');
    expect(Buffer.from(held.bytesOf(end('三', three!))).toString()).toBe('三！');
  });
});
