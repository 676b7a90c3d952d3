import { LOCALES, type Locale } from '../messages/bilingual.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { AuthorName } from '../shared/author-name.svelte.ts';
import type { KeptPreferences } from '../shared/kept-preferences.svelte.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** How the program looks and speaks, as the person has set it in this window or in another. */
export class PreferencesState {
  /** Signs notes. */
  readonly author: AuthorName;
  readonly #kept: KeptPreferences;
  readonly #messages: Messages;

  constructor(kept: KeptPreferences, messages: Messages, author: AuthorName) {
    this.#kept = kept;
    this.author = author;
    this.#messages = messages;
    kept.onread(() => this.#apply());
  }

  get theme(): Theme {
    const kept = this.#kept.get('theme');
    return THEMES.find((theme) => theme === kept) ?? 'system';
  }

  setTheme(theme: Theme): void {
    this.#set('theme', theme);
  }

  setLocale(locale: Locale): void {
    this.#set('locale', locale);
  }

  /** Pane widths and the like, by name. */
  layoutOf(name: string): string | null {
    return this.#kept.get(`layout.${name}`);
  }

  keepLayout(name: string, value: string): void {
    void this.#kept.set(`layout.${name}`, value);
  }

  #set(key: string, value: string): void {
    void this.#kept.set(key, value);
    this.#apply();
  }

  #apply(): void {
    const kept = this.#kept.get('locale');
    this.#messages.locale = LOCALES.find((locale) => locale === kept) ?? 'zh';
    const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
    const dark = this.theme === 'dark' || (this.theme === 'system' && prefersDark);
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    document.documentElement.lang = this.#messages.locale === 'zh' ? 'zh-CN' : 'en';
  }
}
