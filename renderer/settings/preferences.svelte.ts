import { LOCALES, type Locale } from '../messages/bilingual.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { AuthorName } from '../shared/author-name.svelte.ts';
import type { KeptPreferences } from '../shared/kept-preferences.svelte.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
const TEXT_SIZES: readonly number[] = [80, 90, 100, 110, 125, 150, 175, 200];

export type Theme = (typeof THEMES)[number];

/** How the program looks and speaks, as the person has set it in this window or in another. */
export class PreferencesState {
  /** Signs notes. */
  readonly author: AuthorName;
  readonly #kept: KeptPreferences;
  readonly #messages: Messages;
  /** What the system asks for, which may turn with the hour of the day. */
  #systemIsDark = $state(false);
  #followed: MediaQueryList | null = null;

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

  get isDark(): boolean {
    return this.theme === 'dark' || (this.theme === 'system' && this.#systemIsDark);
  }

  /** Of the text of a report, in percent; apart from the zoom of the window. */
  get textSize(): number {
    const kept = Number(this.#kept.get('textSize'));
    return TEXT_SIZES.find((size) => size === kept) ?? 100;
  }

  /** One step larger or smaller, as far as there are steps. */
  stepTextSize(by: 1 | -1): void {
    const next = TEXT_SIZES[TEXT_SIZES.indexOf(this.textSize) + by];
    if (next !== undefined) this.#set('textSize', String(next));
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
    this.#followSystem();
    document.documentElement.dataset['theme'] = this.isDark ? 'dark' : 'light';
    document.documentElement.style.setProperty('--reading-scale', String(this.textSize / 100));
    document.documentElement.lang = this.#messages.locale === 'zh' ? 'zh-CN' : 'en';
  }

  #followSystem(): void {
    if (this.#followed) return;
    this.#followed = matchMedia('(prefers-color-scheme: dark)');
    this.#systemIsDark = this.#followed.matches;
    this.#followed.addEventListener('change', ({ matches }) => {
      this.#systemIsDark = matches;
      this.#apply();
    });
  }
}
