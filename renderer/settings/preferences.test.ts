import { expect, test, vi } from 'vitest';
import type { ArchiveClient } from '../../data/contract/api.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { AuthorName } from '../shared/author-name.svelte.ts';
import { PreferencesState } from './preferences.svelte.ts';

test('what a person sets while the kept settings are still being read stays set', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('document', { documentElement: { dataset: {}, lang: '' } });
  let answer: (kept: Readonly<Record<string, string>>) => void = () => undefined;
  const call = (method: string): Promise<unknown> =>
    method === 'preferences.read' ? new Promise((resolve) => (answer = resolve)) : Promise.resolve(null);
  // Only these members are used here.
  const messages = { locale: 'zh' } as Messages;
  const preferences = new PreferencesState({ call } as unknown as ArchiveClient, messages, {
    take: () => undefined,
  } as unknown as AuthorName);
  const loaded = preferences.load();
  preferences.setLocale('en');
  answer({ locale: 'zh', theme: 'dark' });
  await loaded;
  expect([messages.locale, preferences.theme]).toEqual(['en', 'dark']);
  vi.unstubAllGlobals();
});
