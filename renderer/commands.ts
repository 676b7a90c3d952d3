import type { AppState } from './app.svelte.ts';
import { FEATURES } from './messages/messages.svelte.ts';
import type { Command } from './search/command-index.ts';
import { HOME, SEARCH_TABS, type Route } from './shared/route.ts';

const TABS = {
  context: 'tabContext',
  years: 'tabYears',
  list: 'tabList',
  receipts: 'tabReceipts',
  kept: 'tabKept',
} as const;

/** The names of the sections, with the address of each. */
const SECTIONS = {
  read: HOME,
  compare: { view: 'compare', columns: [], mode: 'text' },
  indicators: { view: 'indicators', agency: null },
  programmes: { view: 'programmes', name: null },
  notes: { view: 'notes' },
  library: { view: 'library' },
} as const satisfies Readonly<Record<string, Route>>;

/** What the command palette can do besides opening what the archive holds; each is found in both languages. */
export function commandsOf(app: AppState, focusSearch: () => void): readonly Command[] {
  const { locale } = app.messages;
  const other = locale === 'zh' ? 'en' : 'zh';
  const goTo = (id: string, name: Readonly<Record<'zh' | 'en', string>>, route: Route): Command => ({
    id,
    label: FEATURES.palette[locale].goTo(name[locale]),
    words: [FEATURES.palette[other].goTo(name[other])],
    run: () => app.go(route),
  });
  const doing = (id: keyof typeof FEATURES.palette.zh & `command${string}`, run: () => void): Command => ({
    id,
    label: FEATURES.palette[locale][id],
    words: [FEATURES.palette[other][id]],
    run,
  });
  const { report } = app.reader;
  return [
    doing('commandFind', focusSearch),
    // The keys of SECTIONS are those of its entries.
    ...(Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]).map((name) =>
      goTo(name, { zh: FEATURES.app.zh[name], en: FEATURES.app.en[name] }, SECTIONS[name]),
    ),
    ...SEARCH_TABS.map((tab) => {
      const { zh, en } = FEATURES.searchTools;
      return goTo(`search-${tab}`, { zh: zh[TABS[tab]], en: en[TABS[tab]] }, { view: 'search', tab });
    }),
    doing('commandTheme', () => app.preferences.setTheme(isDark() ? 'light' : 'dark')),
    doing('commandLanguage', () => app.preferences.setLocale(other)),
    goTo(
      'catalogue',
      { zh: FEATURES.catalogue.zh.title, en: FEATURES.catalogue.en.title },
      { view: 'catalogue' },
    ),
    doing('commandImport', () => app.go({ view: 'library' })),
    ...(report ? [doing('commandCompare', () => app.compareWithOtherYears(report))] : []),
    doing('commandUndo', () => void app.turn('undo')),
    ...(app.search.isActive ? [doing('commandClear', () => app.search.clear())] : []),
  ];
}

/** As it is on the screen now, whoever chose it. */
function isDark(): boolean {
  return document.documentElement.dataset['theme'] === 'dark';
}
