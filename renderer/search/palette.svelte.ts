import type { ArchiveClient } from '../../data/contract/api.ts';
import type { Suggestion } from '../../data/contract/search-model.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import { readSyllables } from '../shared/syllables.ts';
import { Tickets } from '../shared/tickets.ts';
import { addressIn, type SearchStatement } from './search-statement.ts';
import type { Command, CommandIndex } from './command-index.ts';
import type { SearchTools } from './search-tools.svelte.ts';

export interface PaletteItem {
  readonly id: string;
  /** What it is, in a word. */
  readonly kind: string;
  readonly label: string;
  readonly detail: string;
  readonly run: () => void;
}

/** What the palette leads to; App.svelte knows how. */
export interface PaletteActions {
  readonly commands: () => readonly Command[];
  readonly suggestion: (suggestion: Suggestion) => void;
  /** What stands beside the name of a suggestion. */
  readonly describe: (suggestion: Suggestion) => string;
  readonly link: (hash: string) => void;
  readonly search: (text: string) => void;
  readonly run: (statement: SearchStatement) => void;
}

const COMMANDS_SHOWN = 5;
const SUGGESTIONS_SHOWN = 10;
const HISTORY_SHOWN = 5;

const KINDS = {
  report: 'kindReport',
  heading: 'kindHeading',
  indicator: 'kindIndicator',
  programme: 'kindProgramme',
  person: 'kindPerson',
  tag: 'kindTag',
  agency: 'kindAgency',
} as const;

/** Everything that can be gone to or done, by name. */
export class Palette {
  text = $state('');
  isOpen = $state(false);
  items = $state.raw<readonly PaletteItem[]>([]);
  selected = $state(0);
  readonly #client: ArchiveClient;
  readonly #messages: Messages;
  readonly #tools: SearchTools;
  readonly #actions: PaletteActions;
  readonly #tickets = new Tickets();
  #commands: readonly Command[] = [];
  #index: CommandIndex | null = null;

  constructor(client: ArchiveClient, messages: Messages, tools: SearchTools, actions: PaletteActions) {
    this.#client = client;
    this.#messages = messages;
    this.#tools = tools;
    this.#actions = actions;
  }

  async open(): Promise<void> {
    this.#commands = this.#actions.commands();
    this.#index = null;
    this.isOpen = true;
    void this.type('');
    const [syllables, { CommandIndex }] = await Promise.all([readSyllables(), import('./command-index.ts')]);
    this.#index = new CommandIndex(this.#commands, syllables);
    if (this.text !== '') void this.type(this.text);
  }

  close(): void {
    this.isOpen = false;
  }

  async type(typed: string): Promise<void> {
    const ticket = this.#tickets.take();
    this.text = typed;
    const text = typed.trim();
    if (text === '') {
      this.#show([
        ...this.#commands.map((one) => this.#command(one)),
        ...this.#history('').slice(0, HISTORY_SHOWN),
      ]);
      return;
    }
    const address = addressIn(text);
    const own = address
      ? [this.#link(address)]
      : [...this.#found(text), ...this.#saved(text), ...this.#history(text).slice(0, HISTORY_SHOWN)];
    const search = address ? [] : [this.#search(text)];
    // At once, so that Enter never takes what was shown for other words.
    this.#show([...own, ...search]);
    if (address) return;
    // Without the catalogue the commands are still there.
    const suggestions = await this.#client
      .call('search.suggest', { text: text.slice(0, 200), limit: SUGGESTIONS_SHOWN })
      .catch(() => []);
    if (!ticket.isCurrent()) return;
    const chosen = this.selected > 0 ? this.items[this.selected]?.id : undefined;
    this.#show([...own, ...suggestions.map((one, i) => this.#suggestion(one, i)), ...search]);
    this.selected = Math.max(
      0,
      this.items.findIndex((item) => item.id === chosen),
    );
  }

  move(by: 1 | -1): void {
    const { length } = this.items;
    if (length > 0) this.selected = (this.selected + by + length) % length;
  }

  take(index: number = this.selected): void {
    const item = this.items[index];
    if (!item) return;
    this.close();
    item.run();
  }

  #show(items: readonly PaletteItem[]): void {
    this.items = items;
    this.selected = 0;
  }

  #found(text: string): PaletteItem[] {
    // Until pinyin has been loaded, by what the name holds.
    const found = this.#index?.find(text) ?? this.#commands.filter((one) => one.label.includes(text));
    return found.slice(0, COMMANDS_SHOWN).map((one) => this.#command(one));
  }

  #command({ id, label, run }: Command): PaletteItem {
    return { id: `command-${id}`, kind: this.#messages.palette.kindCommand, label, detail: '', run };
  }

  #saved(text: string): PaletteItem[] {
    return this.#tools.saved.list
      .filter((one) => one.name.includes(text) || one.statement.query.includes(text))
      .map(({ name, statement }) => ({
        id: `saved-${name}`,
        kind: this.#messages.palette.kindSaved,
        label: name,
        detail: statement.query === name ? '' : statement.query,
        run: () => this.#actions.run(statement),
      }));
  }

  #history(text: string): PaletteItem[] {
    return this.#tools.history.list
      .filter((query) => query.includes(text))
      .map((query) => ({
        id: `history-${query}`,
        kind: this.#messages.palette.kindHistory,
        label: query,
        detail: '',
        run: () => this.#actions.search(query),
      }));
  }

  #suggestion(suggestion: Suggestion, i: number): PaletteItem {
    const { kind, label } = suggestion;
    const detail = this.#actions.describe(suggestion);
    const run = (): void => this.#actions.suggestion(suggestion);
    return { id: `suggestion-${i}`, kind: this.#messages.search[KINDS[kind]], label, detail, run };
  }

  #link(address: string): PaletteItem {
    const { kindLink, openLink } = this.#messages.palette;
    const run = (): void => this.#actions.link(address);
    return { id: 'link', kind: kindLink, label: openLink, detail: decoded(address), run };
  }

  #search(text: string): PaletteItem {
    const { kindSearch, searchFor } = this.#messages.palette;
    const run = (): void => this.#actions.search(text);
    return { id: 'search', kind: kindSearch, label: searchFor(text), detail: '', run };
  }
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
