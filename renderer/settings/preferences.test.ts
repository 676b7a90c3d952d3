import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { clientOver } from '../archive-client.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { AuthorName } from '../shared/author-name.svelte.ts';
import { KeptPreferences } from '../shared/kept-preferences.svelte.ts';
import { PreferencesState } from './preferences.svelte.ts';

type Values = Record<string, string>;

/** A notebook that answers when it is told to. */
function desk() {
  const values: Values = {};
  const answers: (() => void)[] = [];
  const client = clientOver((method, request) => {
    // These are the only two methods that are asked for.
    const { key, value } = request as { key: string; value: string };
    return new Promise((resolve) => {
      answers.push(() => {
        if (method === 'preferences.write') values[key] = value;
        resolve({ ok: true, value: { ...values } });
      });
    });
  });
  const kept = new KeptPreferences(client);
  const messages = new Messages();
  const preferences = new PreferencesState(kept, messages, new AuthorName(kept));
  return { values, answers, client, kept, messages, preferences };
}

/** Turns dark and light as the test says. */
class SystemTheme extends EventTarget {
  matches = false;

  turn(matches: boolean): void {
    this.matches = matches;
    this.dispatchEvent(Object.assign(new Event('change'), { matches }));
  }
}

describe('what a person has set', () => {
  const system = new SystemTheme();
  const dataset: { theme?: string } = {};
  beforeAll(() => {
    vi.stubGlobal('matchMedia', () => system);
    vi.stubGlobal('document', {
      documentElement: { dataset, lang: '', style: { setProperty: () => undefined } },
    });
  });
  afterAll(() => void vi.unstubAllGlobals());

  it('while the kept settings are still being read stays set', async () => {
    const { values, answers, kept, messages, preferences } = desk();
    Object.assign(values, { locale: 'zh', theme: 'dark' });
    const loaded = kept.load();
    preferences.setLocale('en');
    answers[0]!();
    await loaded;
    expect([messages.locale, preferences.theme]).toEqual(['en', 'dark']);
    answers[1]!();
    await expect.poll(() => values['locale']).toBe('en');
    expect(messages.locale).toBe('en');
  });

  it('in another window holds in this one', async () => {
    const { values, answers, client, kept, messages, preferences } = desk();
    const loaded = kept.load();
    answers[0]!();
    await loaded;
    Object.assign(values, { locale: 'en', theme: 'dark', author: '沈洁' });
    client.changes.tell(['preferences']);
    answers[1]!();
    await expect.poll(() => messages.locale).toBe('en');
    expect([preferences.theme, preferences.author.name]).toEqual(['dark', '沈洁']);
  });

  it('leaves it to the system whether it is dark until it says so itself', async () => {
    const { answers, kept, preferences } = desk();
    const loaded = kept.load();
    answers[0]!();
    await loaded;
    const seen = () => [preferences.isDark, dataset.theme];
    expect(seen()).toEqual([false, 'light']);
    system.turn(true);
    expect(seen()).toEqual([true, 'dark']);
    preferences.setTheme('light');
    expect(seen()).toEqual([false, 'light']);
    system.turn(false);
    preferences.setTheme('dark');
    expect(seen()).toEqual([true, 'dark']);
  });

  it('that could not be kept holds as long as the window', async () => {
    const kept = new KeptPreferences(
      clientOver(() => Promise.resolve({ ok: false, error: { code: 'read_only', detail: '' } })),
    );
    await kept.load();
    await kept.set('theme', 'dark');
    expect(kept.get('theme')).toBe('dark');
  });
});
