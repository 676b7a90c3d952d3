import type { Request } from '../../data/contract/requests.ts';
import type { Suggestion } from '../../data/contract/search-model.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';
import { readSyllables } from '../shared/syllables.ts';
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
  readonly #messages: Messages;
  readonly #tools: SearchTools;
  readonly #actions: PaletteActions;
  readonly #suggested: LiveQuery<Request<'search.suggest'>, readonly Suggestion[]>;
  #commands = $state.raw<readonly Command[]>([]);
  #index = $state.raw<CommandIndex | null>(null);
  /** The item that was gone to: items may come while somebody goes through them. */
  #chosen = $state<string | null>(null);
  readonly items: readonly PaletteItem[] = $derived.by(() => this.#named(this.text.trim()));
  readonly selected: number = $derived(
    Math.max(
      0,
      this.items.findIndex(({ id }) => id === this.#chosen),
    ),
  );

  constructor(client: WindowClient, messages: Messages, tools: SearchTools, actions: PaletteActions) {
    this.#messages = messages;
    this.#tools = tools;
    this.#actions = actions;
    this.#suggested = liveMethod(client, 'search.suggest', { isShown: () => this.isOpen });
  }

  async open(): Promise<void> {
    this.#commands = this.#actions.commands();
    this.#index = null;
    this.isOpen = true;
    void this.type('');
    const [syllables, { CommandIndex }] = await Promise.all([readSyllables(), import('./command-index.ts')]);
    this.#index = new CommandIndex(this.#commands, syllables);
  }

  close(): void {
    this.isOpen = false;
  }

  async type(typed: string): Promise<void> {
    this.text = typed;
    this.#chosen = null;
    const text = typed.trim();
    if (text === '' || addressIn(text)) this.#suggested.close();
    else await this.#suggested.ask(suggestionsFor(text));
  }

  move(by: 1 | -1): void {
    const { length } = this.items;
    if (length > 0) this.#chosen = this.items[(this.selected + by + length) % length]!.id;
  }

  take(index: number = this.selected): void {
    const item = this.items[index];
    if (!item) return;
    this.close();
    item.run();
  }

  /** What was found for other words is never among them, for Enter would take it. */
  #named(text: string): readonly PaletteItem[] {
    if (text === '') {
      const commands = this.#commands.map((one) => this.#command(one));
      return [...commands, ...this.#history('').slice(0, HISTORY_SHOWN)];
    }
    const address = addressIn(text);
    if (address) return [this.#link(address)];
    const suggestions = this.#suggested.to(suggestionsFor(text)) ?? [];
    return [
      ...this.#found(text),
      ...this.#saved(text),
      ...this.#history(text).slice(0, HISTORY_SHOWN),
      ...suggestions.map((one) => this.#suggestion(one)),
      this.#search(text),
    ];
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

  #suggestion(suggestion: Suggestion): PaletteItem {
    const { kind, label } = suggestion;
    const id = `suggestion-${JSON.stringify(suggestion)}`;
    const detail = this.#actions.describe(suggestion);
    const run = (): void => this.#actions.suggestion(suggestion);
    return { id, kind: this.#messages.search[KINDS[kind]], label, detail, run };
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

function suggestionsFor(text: string): Request<'search.suggest'> {
  return { text: text.slice(0, 200), limit: SUGGESTIONS_SHOWN };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
