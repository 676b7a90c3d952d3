import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportedFile } from '../../data/contract/library-model.ts';
import { readZip } from '../../data/plain/zip.ts';
import { clientOver } from '../archive-client.ts';
import { ImportState } from './import.svelte.ts';

/** Node has no FileReader; the state asks for data URLs only. */
beforeAll(() => {
  globalThis.FileReader ??= class {
    result: string | null = null;
    onload: (() => void) | null = null;
    readAsDataURL(file: File): void {
      void file.text().then((text) => {
        this.result = `data:;base64,${Buffer.from(text).toString('base64')}`;
        this.onload?.();
      });
    }
    // Only what the state uses stands in for the browser's class.
  } as unknown as typeof FileReader;
});

const stored = (file: string): ImportedFile => ({
  file,
  status: 'added',
  // No id is looked at here.
  reportId: 'linhe-2024' as ImportedFile['reportId'],
  unsure: [],
  candidates: [],
  code: null,
  message: null,
  sections: 1,
  passages: 1,
  indicators: 0,
});

function desk(answer: (names: readonly string[]) => readonly ImportedFile[] = (names) => names.map(stored)) {
  const requests: string[][] = [];
  const batches: string[] = [];
  const stopped: string[] = [];
  const client = clientOver((method, request) => {
    if (method === 'imports.inspect') {
      const { name } = (request as { file: { name: string } }).file;
      const format = name.slice(name.lastIndexOf('.') + 1);
      return Promise.resolve({ ok: true, value: { unsure: [], candidates: [], format } });
    }
    // The other requests of this state name a batch; that which stores holds files.
    const { batch, files } = request as { batch: string; files: { name: string }[] };
    if (method === 'imports.stop') {
      stopped.push(batch);
      return Promise.resolve({ ok: true, value: null });
    }
    batches.push(batch);
    const names = files.map((file) => file.name);
    requests.push(names);
    return Promise.resolve({ ok: true, value: answer(names) });
  });
  const state = new ImportState(client);
  return { state, requests, batches, stopped };
}

const files = (count: number): File[] =>
  Array.from({ length: count }, (_, n) => new File([`第${n}份报告`], `report-${n}.txt`));

describe('a file in another encoding', () => {
  it('stays as it was read before where it cannot be read in the one that was chosen', async () => {
    let encoding: unknown;
    const client = clientOver((_method, request) => {
      // Only inspections are asked for here.
      encoding = (request as { corrections: { encoding?: string } }).corrections.encoding;
      return Promise.resolve(
        encoding === 'Big5'
          ? { ok: false, error: { code: 'file_binary', detail: '' } }
          : { ok: true, value: { encoding: 'GB18030', unsure: [], candidates: [] } },
      );
    });
    const state = new ImportState(client);
    await state.add(files(1));
    const item = state.items[0]!;
    item.corrections = { title: '纪事', encoding: 'Big5' };
    await state.inspect(item);
    expect(encoding).toBe('Big5');
    expect(item.stage).toBe('ready');
    expect(item.error).not.toBeNull();
    expect(item.corrections).toEqual({ title: '纪事' });
    expect(item.preview?.encoding).toBe('GB18030');
  });
});

describe('a file that has been looked at', () => {
  /** A library that holds what it has looked at, until it has let it go. */
  function holding() {
    const sent: string[] = [];
    const held = new Set<string>();
    const client = clientOver((method, request) => {
      // What this state asks: one file to look at, or several to store.
      const given = request as { file?: Given; files?: readonly Given[] };
      const files = given.file ? [given.file] : (given.files ?? []);
      for (const one of files) sent.push(one.ticket ?? one.name ?? '');
      const gone = (one: Given): boolean => one.ticket !== undefined && !held.has(one.ticket);
      if (method === 'imports.add') {
        const outcomes = files.map((one) =>
          gone(one) ? { ...stored(''), status: 'refused', code: 'not_found' } : stored(''),
        );
        return Promise.resolve({ ok: true, value: outcomes });
      }
      if (gone(files[0]!)) return Promise.resolve({ ok: false, error: { code: 'not_found', detail: '' } });
      const ticket = files[0]!.ticket ?? `held ${held.size}`;
      held.add(ticket);
      return Promise.resolve({ ok: true, value: { ticket, unsure: [], candidates: [] } });
    });
    return { state: new ImportState(client), sent, held };
  }
  interface Given {
    readonly ticket?: string;
    readonly name?: string;
  }

  it('is sent once, however often it is put right before it is stored', async () => {
    const { state, sent } = holding();
    await state.add(files(1));
    const item = state.items[0]!;
    item.corrections = { title: '纪事' };
    await state.inspect(item);
    await state.importAll();
    expect(sent).toEqual(['report-0.txt', 'held 0', 'held 0']);
    expect(item.stage).toBe('done');
  });

  it('is sent again where the library has let it go', async () => {
    const { state, sent, held } = holding();
    await state.add(files(2));
    held.delete('held 0');
    await state.importAll();
    expect(sent).toEqual(['report-0.txt', 'report-1.txt', 'held 0', 'held 1', 'report-0.txt']);
    expect(state.items.map((item) => item.stage)).toEqual(['done', 'done']);
    held.clear();
    await state.inspect(state.items[1]!);
    expect(sent.slice(-2)).toEqual(['held 1', 'report-1.txt']);
  });
});

describe('a pack of files', () => {
  const inside = [
    { name: 'a.txt', path: '县局/a.txt', ticket: 'a', size: 10 },
    { name: 'b.txt', path: 'b.txt', code: 'file_password', message: 'b.txt is locked by a password' },
    { name: 'c.txt', path: 'c.txt', ticket: 'c', size: 10 },
  ];
  function unpacking() {
    const asked: string[] = [];
    const gone = new Set<string>();
    const client = clientOver((method, request) => {
      if (method === 'imports.unpack') {
        asked.push('unpack');
        const again = inside.map((one) =>
          'ticket' in one && gone.has(one.ticket!) ? { ...one, ticket: 'again' } : one,
        );
        return Promise.resolve({ ok: true, value: again });
      }
      // What this state asks else: one ticket to look at, or several to store.
      const given = request as { file?: { ticket: string }; files?: readonly { ticket: string }[] };
      const tickets = (given.file ? [given.file] : given.files!).map(({ ticket }) => ticket);
      asked.push(`${method} ${tickets.join(' ')}`);
      return Promise.resolve({
        ok: true,
        value: given.file
          ? { ticket: tickets[0], unsure: [], candidates: [] }
          : tickets.map((ticket) =>
              gone.has(ticket) ? { ...stored(''), status: 'refused', code: 'not_found' } : stored(''),
            ),
      });
    });
    return { state: new ImportState(client), asked, gone };
  }

  it('stands in the list as its files, each under its place', async () => {
    const { state, asked } = unpacking();
    await state.add([new File(['PK'], '2021.zip')]);
    expect(state.items.map(({ name, stage }) => [name, stage])).toEqual([
      ['2021.zip / 县局/a.txt', 'ready'],
      ['2021.zip / b.txt', 'refused'],
      ['2021.zip / c.txt', 'ready'],
    ]);
    await state.importAll();
    expect(asked).toEqual(['unpack', 'imports.inspect a', 'imports.inspect c', 'imports.add a c']);
    expect(state.items.map(({ stage }) => stage)).toEqual(['done', 'refused', 'done']);
    // What was refused stays with its reason, until it is cleared for itself.
    expect(state.outcomes).toEqual({ taken: 2, held: 0, refused: 1, into: ['linhe-2024'] });
    state.clearFinished();
    expect(state.items.map(({ stage }) => stage)).toEqual(['refused']);
    state.clearFinished();
    expect(state.items).toEqual([]);
  });

  it('is sent again where the library has let one of its files go', async () => {
    const { state, asked, gone } = unpacking();
    await state.add([new File(['PK'], '2021.zip')]);
    gone.add('c');
    await state.importAll();
    expect(asked.slice(-2)).toEqual(['unpack', 'imports.add again']);
    expect(state.items[2]!.stage).toBe('done');
  });
});

describe('an import of many files', () => {
  it('stores them in bundles, in their order, and tells once', async () => {
    const { state, requests } = desk();
    await state.add(files(45));
    await state.importAll();
    expect(requests.map((names) => names.length)).toEqual([20, 20, 5]);
    expect(requests.flat()).toEqual(files(45).map((file) => file.name));
    expect(state.finished).toBe(45);
  });

  it('stops between two files; the others stay ready', async () => {
    const { state, requests, batches, stopped } = desk((names) => {
      state.stop();
      return names.map((name, n) =>
        n < 5 ? stored(name) : { ...stored(name), status: 'refused', reportId: null, code: 'cancelled' },
      );
    });
    await state.add(files(45));
    await state.importAll();
    expect(requests).toHaveLength(1);
    expect(state.ready).toHaveLength(40);
    expect(state.items.slice(0, 6).map(({ stage }) => stage)).toEqual([
      ...Array<string>(5).fill('done'),
      'ready',
    ]);
    expect(stopped).toEqual(batches.slice(0, 1));
  });

  it('tells each file of a bundle its own outcome', async () => {
    const { state } = desk((names) =>
      names.map((name, i) =>
        i === 1
          ? {
              ...stored(name),
              status: 'refused',
              reportId: null,
              code: 'file_no_text',
              message: 'no text',
            }
          : stored(name),
      ),
    );
    await state.add(files(3));
    await state.importAll();
    expect(state.items.map((item) => item.stage)).toEqual(['done', 'refused', 'done']);
  });

  it('refuses a file that is too large before it is sent, and sends the rest', async () => {
    const { state, requests } = desk();
    await state.add(files(2));
    Object.defineProperty(state.items[0]!.file, 'size', { value: 65 * 1024 * 1024 });
    await state.importAll();
    expect(requests).toEqual([['report-1.txt']]);
    expect(state.items.map((item) => item.stage)).toEqual(['refused', 'done']);
  });

  it('makes pictures pages of one report, in the order of their names, byte for byte', async () => {
    const { state } = desk();
    const of = (name: string) => new File([name], name);
    await state.add([of('第10页.png'), of('报告.txt'), of('第2页.png')]);
    expect(state.pictures.map(({ name }) => name)).toEqual(['第2页.png', '第10页.png']);
    await state.bind();
    expect(state.ready.map(({ name }) => name)).toEqual(['报告.txt', '第2页.cbz']);
    const bound = new Uint8Array(await state.items[1]!.file.arrayBuffer());
    const inside = readZip(bound, 10_000) as ReadonlyMap<string, Uint8Array>;
    expect([...inside].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])).toEqual([
      ['mimetype', 'application/vnd.comicbook+zip'],
      ['1 第2页.png', '第2页.png'],
      ['2 第10页.png', '第10页.png'],
    ]);
    expect(state.pictures).toEqual([]);
  });
});
