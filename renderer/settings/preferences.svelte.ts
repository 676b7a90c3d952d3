import type { ArchiveClient } from '../../data/contract/api.ts';
import { LOCALES, type Locale } from '../messages/bilingual.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { AuthorName } from '../shared/author-name.svelte.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What the person has set; kept in the notebook, so that it moves with it. */
export class PreferencesState {
  theme = $state<Theme>('system');
  /** Signs notes. */
  readonly author: AuthorName;
  readonly #client: ArchiveClient;
  readonly #messages: Messages;
  #layout = $state.raw<Readonly<Record<string, string>>>({});
  /** What was set since the start: it wins over what is still being read. */
  readonly #setNow = new Map<string, string>();

  constructor(client: ArchiveClient, messages: Messages, author: AuthorName) {
    this.#client = client;
    this.author = author;
    this.#messages = messages;
  }

  async load(): Promise<void> {
    // Without a notebook there are no preferences: the defaults serve.
    const read: Readonly<Record<string, string>> = await this.#client
      .call('preferences.read', {})
      .catch(() => ({}));
    const kept = { ...read, ...Object.fromEntries(this.#setNow) };
    this.theme = THEMES.find((theme) => theme === kept['theme']) ?? 'system';
    this.#messages.locale = LOCALES.find((locale) => locale === kept['locale']) ?? 'zh';
    this.author.take(kept);
    this.#layout = kept;
    this.#apply();
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.#apply();
    this.#keep('theme', theme);
  }

  setLocale(locale: Locale): void {
    this.#messages.locale = locale;
    this.#apply();
    this.#keep('locale', locale);
  }

  /** Pane widths and the like, by name. */
  layoutOf(name: string): string | null {
    return this.#layout[`layout.${name}`] ?? null;
  }

  keepLayout(name: string, value: string): void {
    this.#keep(`layout.${name}`, value);
  }

  #apply(): void {
    const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
    const dark = this.theme === 'dark' || (this.theme === 'system' && prefersDark);
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    document.documentElement.lang = this.#messages.locale === 'zh' ? 'zh-CN' : 'en';
  }

  #keep(key: string, value: string): void {
    this.#setNow.set(key, value);
    // A preference that could not be kept is not worth interrupting the person.
    void this.#client.call('preferences.write', { key, value }).catch(() => undefined);
  }
}
