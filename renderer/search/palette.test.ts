import { expect, test } from 'vitest';
import type { ArchiveClient } from '../../data/contract/api.ts';
import type { Suggestion } from '../../data/contract/search-model.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { Palette } from './palette.svelte.ts';
import type { SearchTools } from './search-tools.svelte.ts';

/** A palette whose suggestions arrive when the test says so. */
function paletteWith(ran: string[]): { palette: Palette; arrive: (found: readonly Suggestion[]) => void } {
  let arrive: (found: readonly Suggestion[]) => void = () => undefined;
  const client = { call: () => new Promise((resolve) => (arrive = resolve)) };
  const tools = { saved: { list: [] }, history: { list: ['电梯'] } };
  const palette = new Palette(
    // Only what is used here.
    client as unknown as ArchiveClient,
    new Messages(),
    tools as unknown as SearchTools,
    {
      commands: () => [{ id: 'notes', label: '批注', words: ['Annotations'], run: () => ran.push('notes') }],
      suggestion: ({ label }) => ran.push(label),
      describe: () => '',
      link: () => undefined,
      search: (text) => ran.push(`search ${text}`),
      run: () => undefined,
    },
  );
  return { palette, arrive: (found) => arrive(found) };
}

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
  const { palette, arrive } = paletteWith(ran);
  void palette.open();
  const typed = palette.type('批注');
  palette.move(1);
  // Only these members are read here.
  arrive([{ kind: 'programme', label: '批注行动' } as Suggestion]);
  await typed;
  expect(palette.items.map((item) => item.label)).toEqual([
    '批注',
    '批注行动',
    expect.stringContaining('批注'),
  ]);
  palette.take();
  expect(ran).toEqual(['search 批注']);
});
