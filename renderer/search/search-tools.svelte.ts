import type { FormatOf } from '../../data/plain/export-formats.ts';
import { ArchiveError, ERROR_SENTENCES } from '../../data/contract/errors.ts';
import type { FacetName } from '../../data/contract/search-model.ts';
import type { ConcordanceLine, ReceiptCheck, SearchReceipt } from '../../data/contract/search-tools-model.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import { isTouched, type WindowClient } from '../shared/changes.ts';
import { copyText } from '../shared/copy-text.ts';
import type { LibraryReports } from '../shared/library-reports.svelte.ts';
import type { KeptPreferences } from '../shared/kept-preferences.svelte.ts';
import type { Notices } from '../shared/notices.svelte.ts';
import { saveExported } from '../shared/save-exported.ts';
import { saveFile } from '../shared/save-file.ts';
import { Analysis } from './analysis.svelte.ts';
import { withSearch, type SearchStatement } from './search-statement.ts';
import { HitFigures } from './hit-figures.svelte.ts';
import { ListCheck } from './list-check.svelte.ts';
import { QueryHistory } from './query-history.svelte.ts';
import { SavedSearches } from './saved-searches.svelte.ts';

const LAYOUT = 'layout.hits';
const FACETS = 'layout.facets';

/** A receipt that was opened, with what searching again said of it. */
export interface OpenedReceipt {
  readonly fileName: string;
  /** What the file holds. */
  readonly text: string;
  /** Null where the file is not a receipt. */
  readonly receipt: Pick<SearchReceipt, 'query' | 'made' | 'total' | 'complete'> | null;
  readonly check: ReceiptCheck;
}

export interface SearchToolParts {
  readonly client: WindowClient;
  readonly messages: Messages;
  readonly notices: Notices;
  readonly library: LibraryReports;
  readonly kept: KeptPreferences;
  /** The page of these tools is on the screen. */
  readonly isShown: () => boolean;
}

/** What can be done with a search besides reading its hits. Failures and undo are notices. */
export class SearchTools {
  readonly history: QueryHistory;
  readonly saved: SavedSearches;
  readonly analysis: Analysis;
  readonly list: ListCheck;
  readonly figures: HitFigures;
  opened = $state.raw<OpenedReceipt | null>(null);
  readonly #client: WindowClient;
  readonly #kept: KeptPreferences;
  readonly #library: LibraryReports;
  readonly #messages: Messages;
  readonly #notices: Notices;

  constructor({ client, messages, notices, library, kept, isShown }: SearchToolParts) {
    this.#library = library;
    this.#client = client;
    this.#kept = kept;
    this.#messages = messages;
    this.#notices = notices;
    this.history = new QueryHistory(kept);
    this.saved = new SavedSearches(client);
    this.analysis = new Analysis(client, isShown);
    this.list = new ListCheck(client, isShown);
    this.figures = new HitFigures(client);
    client.changes.listen((things) => {
      if (this.opened && isTouched('search.verifyReceipt', things)) {
        const opened = this.opened;
        void this.#attempt(() => this.#verify(opened));
      }
    });
  }

  /** Hits report by report instead of one by one. */
  get isGrouped(): boolean {
    return this.#kept.get(LAYOUT) === 'groups';
  }

  setGrouped(isGrouped: boolean): void {
    void this.#kept.set(LAYOUT, isGrouped ? 'groups' : 'list');
  }

  /** What the hits can be narrowed by stands open above them. */
  get areFacetsOpen(): boolean {
    return this.#kept.get(FACETS) === 'open';
  }

  /** Of those that are folded until asked for. */
  openFacet = $state<FacetName | null>(null);

  openFacets(isOpen: boolean): void {
    void this.#kept.set(FACETS, isOpen ? 'open' : 'folded');
  }

  load(): Promise<void> {
    return this.saved.load();
  }

  async save(name: string, statement: SearchStatement): Promise<boolean> {
    return this.#attempt(async () => {
      await this.saved.save(name, statement);
      this.#notices.show(this.#messages.search.saved(name));
    });
  }

  async removeSaved(name: string): Promise<void> {
    const before = this.saved.list.find((one) => one.name === name);
    await this.#attempt(async () => {
      await this.saved.remove(name);
      this.#notices.show(this.#messages.search.removedSearch(name), {
        action: {
          label: this.#messages.app.undo,
          run: () => void (before && this.#attempt(() => this.saved.save(name, before.statement))),
        },
      });
    });
  }

  clearHistory(): void {
    const before = this.history.clear();
    this.#notices.show(this.#messages.searchTools.clearedHistory, {
      action: { label: this.#messages.app.undo, run: () => this.history.restore(before) },
    });
  }

  async exportHits(statement: SearchStatement, format: FormatOf<'hits'>): Promise<void> {
    await this.#attempt(async () => {
      const file = await this.#client.call('search.export', { ...statement, format });
      saveExported(file);
      this.#notices.show(this.#counted(this.#messages.search.exported(file.count), file));
    });
  }

  async exportContext(): Promise<void> {
    const say = this.#messages;
    const { searchTools: words } = say;
    const head = [
      words.columnYear,
      words.source,
      say.search.edition,
      words.leftContext,
      words.match,
      words.rightContext,
      words.columnExpanded,
    ];
    await this.#attempt(async () => {
      const rowOf = (line: ConcordanceLine) => [
        line.year ?? '',
        [this.#library.nameOf(line.reportId) ?? line.reportName, line.section].filter(Boolean).join(' '),
        say.editions[line.edition],
        line.left,
        line.match,
        line.right,
        line.isExpanded ? say.search.yes : '',
        line.passageId,
      ];
      const csv = await this.analysis.contextCsv([...head, 'passageId'], rowOf, say.search.noteRegexStopped);
      saveFile(`${words.contextTable}.csv`, 'text/csv', csv);
    });
  }

  async makeReceipt({ query, exact, filters }: SearchStatement): Promise<void> {
    await this.#attempt(async () => {
      const receipt = await this.#client.call('search.receipt', { query, exact, filters });
      const name = [...query.trim()].slice(0, 24).join('');
      const file = `${this.#messages.searchTools.tabReceipts}-${name}-${receipt.made.slice(0, 10)}.json`;
      saveFile(file, 'application/json', `${JSON.stringify(receipt, null, 2)}\n`);
      this.#notices.show(this.#counted(this.#messages.searchTools.receiptSaved(receipt.total), receipt));
    });
  }

  /** What was counted, and that there may be more where the scan of an expression was stopped. */
  #counted(words: string, { complete }: Pick<SearchReceipt, 'complete'>): string {
    return complete ? words : `${words} · ${this.#messages.search.noteRegexStopped}`;
  }

  async verifyReceipt(file: File): Promise<void> {
    await this.#attempt(async () => this.#verify({ fileName: file.name, text: await file.text() }));
  }

  async #verify({ fileName, text }: Pick<OpenedReceipt, 'fileName' | 'text'>): Promise<void> {
    const check = await this.#client.call('search.verifyReceipt', { receipt: text });
    this.opened = { fileName, text, receipt: headOf(text), check };
  }

  async copyLink(hash: string, statement: SearchStatement): Promise<void> {
    const address = `${location.origin}${location.pathname}${withSearch(hash || '#/read', statement)}`;
    const { copied, notCopied } = this.#messages.search;
    this.#notices.show((await copyText(address)) ? copied : notCopied(address));
  }

  async #attempt(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      const code = error instanceof ArchiveError ? error.code : 'internal';
      this.#notices.show(ERROR_SENTENCES[code][this.#messages.locale], { tone: 'bad' });
      return false;
    }
  }
}

function headOf(text: string): OpenedReceipt['receipt'] {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { query, made, total, complete } = value as Readonly<Record<string, unknown>>; // an object of any kind has these as unknown
    return typeof query === 'string' && typeof made === 'string' && typeof total === 'number'
      ? { query, made, total, complete: complete !== false }
      : null;
  } catch {
    return null;
  }
}
