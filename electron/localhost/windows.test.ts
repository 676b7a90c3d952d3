import { createServer, get, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Windows } from './windows.ts';

const windows = new Windows();
let server: Server;
let address: string;

beforeAll(async () => {
  server = createServer((request, response) => windows.open(response, request.url?.slice(1) ?? ''));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address of this kind.
  address = `http://127.0.0.1:${(server.address() as { readonly port: number }).port}`;
});
afterAll(() => void server.close());

/** A window that listens; `heard` resolves with what it has read once that holds `wanted`. */
async function open(name: string) {
  let text = '';
  let ended = false;
  let look: () => void = () => undefined;
  const response = await new Promise<NodeJS.ReadableStream>((resolve) => get(`${address}/${name}`, resolve));
  response.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    look();
  });
  const end = new Promise<void>((resolve) =>
    response.on('end', () => {
      ended = true;
      resolve();
    }),
  );
  const heard = (wanted: string): Promise<string> =>
    new Promise((resolve) => {
      look = () => {
        if (text.includes(wanted)) resolve(text);
      };
      look();
    });
  return { heard, end, isEnded: () => ended };
}

describe('the windows of a library', () => {
  it('are told what others change, and how many changes there were', async () => {
    const [one, other] = [await open('one'), await open('other')];
    await Promise.all([
      one.heard('{"revision":0,"changed":[]}\n'),
      other.heard('{"revision":0,"changed":[]}\n'),
    ]);
    windows.tell(['notes', 'tags'], 'one');
    await other.heard('{"revision":1,"changed":["notes","tags"]}\n');
    // Its own change it learns from the reply; that there was one, it learns here.
    expect(await one.heard('"revision":1')).toContain('{"revision":1,"changed":[]}\n');
    windows.tell([], 'one');
    expect(windows.revision).toBe(1);
    windows.tell(['archives'], null);
    await Promise.all([
      one.heard('{"revision":2,"changed":["archives"]}\n'),
      other.heard('{"revision":2,"changed":["archives"]}\n'),
    ]);
    const late = await open('late');
    await late.heard('{"revision":2,"changed":[]}\n');
    windows.close();
    await Promise.all([one.end, other.end, late.end]);
    expect(one.isEnded()).toBe(true);
  });
});
