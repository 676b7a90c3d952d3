import { expect, test } from 'vitest';
import type { Suggestion } from '../../data/contract/search-model.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { slowHost } from '../shared/testing/slow-host.ts';
import { Palette } from './palette.svelte.ts';
import type { SearchTools } from './search-tools.svelte.ts';

/** A palette whose suggestions arrive when the test says so. */
function paletteWith(ran: string[]) {
  const { asked, client } = slowHost();
  const tools = { saved: { list: [] }, history: { list: ['电梯'] } };
  // Only what is used here.
  const palette = new Palette(client, new Messages(), tools as unknown as SearchTools, {
    commands: () => [{ id: 'notes', label: '批注', words: ['Annotations'], run: () => ran.push('notes') }],
    suggestion: ({ label }) => ran.push(label),
    describe: () => '',
    link: () => undefined,
    search: (text) => ran.push(`search ${text}`),
    run: () => undefined,
  });
  return { palette, asked, client, labels: () => palette.items.map(({ label }) => label) };
}

/** Only these members are read here. */
const suggestion = (label: string) => ({ kind: 'programme', label }) as Suggestion;
const search = expect.stringContaining('批注') as string;

test('Enter takes what was typed last, also while suggestions are still being looked up', () => {
  const ran: string[] = [];
  const { palette } = paletteWith(ran);
  void palette.open();
  void palette.type('批注');
  palette.take();
  expect(ran).toEqual(['notes']);
  void palette.open();
  void palette.type('放心消费');
  palette.take();
  expect(ran).toEqual(['notes', 'search 放心消费']);
});

test('what was chosen meanwhile stays chosen when suggestions come in', async () => {
  const ran: string[] = [];
  const { palette, asked, labels } = paletteWith(ran);
  void palette.open();
  void palette.type('批注');
  palette.move(1);
  await asked[0]!.answer([suggestion('批注行动')]);
  expect(labels()).toEqual(['批注', '批注行动', search]);
  palette.take();
  expect(ran).toEqual(['search 批注']);
});

test('names that are catalogued later come in while it is open, and the chosen one stays chosen', async () => {
  const ran: string[] = [];
  const { palette, asked, client, labels } = paletteWith(ran);
  void palette.open();
  void palette.type('批注');
  await asked[0]!.answer([suggestion('批注行动')]);
  palette.move(1);
  client.changes.tell(['names']);
  expect(labels()).toEqual(['批注', '批注行动', search]);
  await asked[1]!.answer([suggestion('批注日'), suggestion('批注行动')]);
  expect(labels()).toEqual(['批注', '批注日', '批注行动', search]);
  palette.take();
  expect(ran).toEqual(['批注行动']);
  client.changes.tell(['names']);
  expect(asked).toHaveLength(2);
});

test('what was found for other words is not offered', async () => {
  const { palette, asked, labels } = paletteWith([]);
  void palette.open();
  void palette.type('批注');
  await asked[0]!.answer([suggestion('批注行动')]);
  void palette.type('批注者');
  expect(labels()).toEqual([search]);
  await asked[1]!.refuse();
  expect(labels()).toEqual([search]);
});
