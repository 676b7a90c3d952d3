import { dequal } from 'dequal';
import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { ArchiveError } from '../../data/contract/errors.ts';
import type { KeptSource } from '../../data/contract/holdings-model.ts';
import type { PassageId, Report, ReportId } from '../../data/contract/model.ts';
import type { PrintedLine, PrintedPages, ShownPage } from '../../data/contract/page-model.ts';
import type { Request } from '../../data/contract/requests.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';
import { Tickets } from '../shared/tickets.ts';
import { openPictures } from './open-pictures.ts';
import { PageListChoice, type KeptLayout } from './page-list-choice.svelte.ts';
import type { Fault, PagePictures } from './page-pictures.ts';
import type { Zoom } from './page-rows.ts';
import type { Turns } from './turned-box.ts';

/** What is known of the pages of the open original. */
export type PagesShown =
  | { readonly kind: 'opening' }
  /** The format has none; or its source was not kept. */
  | { readonly kind: 'none'; readonly format: string }
  | { readonly kind: 'not kept' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'pictures'; readonly format: string; readonly pictures: PagePictures };

/** The text that pages belong to. */
type PagedReport = Pick<Report, 'reportId' | 'edition'>;

const OPENING = { kind: 'opening' } as const;

/** In an address: the pages are shown, and which one follows from the place in the text. */
export const ANY_PAGE = 'all';

/** The pages of the open original, while a person wants to see them. */
export class PagesState {
  isShown = $state(false);
  zoom = $state<Zoom>('width');
  turns = $state<Turns>(0);
  shown = $state.raw<PagesShown>(OPENING);
  /** The page in sight, from 1; null while none is. */
  page = $state<number | null>(null);
  /** The page that an address leads to, until a person moves. */
  wanted = $state<number | null>(null);
  /** The text was read before places were kept, and they are being looked for. */
  isPlacing = $state(false);
  readonly list: PageListChoice;
  /** Of the pages that were painted. */
  readonly faults = new SvelteMap<number, Fault>();
  readonly #client: WindowClient;
  readonly #printed: LiveQuery<Request<'sources.pages'>, PrintedPages>;
  readonly #source: LiveQuery<Request<'sources.describe'>, KeptSource>;
  readonly #tickets = new Tickets();
  /** Under which name places are looked for. */
  #batch = '';
  /** SHA-256 of the source whose pages are open, or on their way. */
  #open: string | null = null;
  #lines: readonly PrintedLine[] = $derived.by(() => this.#printed.value?.lines ?? []);
  /** Where the text stands on the pages, by passage. */
  readonly lines: ReadonlyMap<PassageId, readonly PrintedLine[]> = $derived(
    Map.groupBy(this.#lines, (line) => line.passageId),
  );
  readonly linesByPage: ReadonlyMap<number, readonly PrintedLine[]> = $derived(
    Map.groupBy(this.#lines, (line) => line.page),
  );

  /** `listName`: under which it is kept whether the list of pages is open. */
  constructor(client: WindowClient, layout: KeptLayout, listName = 'pageList') {
    this.#client = client;
    this.list = new PageListChoice(layout, listName);
    this.#printed = liveMethod(client, 'sources.pages', { onanswer: ({ pages }) => this.#see(pages) });
    this.#source = liveMethod(client, 'sources.describe', { onanswer: (source) => this.#take(source) });
  }

  /**
   * The pages belong to the original of a report. An effect that follows depends on that and on `isShown` alone: what comes
   * of it is no reason to begin anew, for what cannot be opened would be asked for again and again.
   */
  follow(report: PagedReport | null): Promise<void> {
    const { isShown } = this;
    return untrack(() => this.#follow(isShown ? report : null));
  }

  async #follow(report: PagedReport | null): Promise<void> {
    if (report?.edition !== 'original') {
      this.#close();
      this.#printed.close();
      this.#source.close();
      return;
    }
    const { reportId } = report;
    if (this.#source.answered?.reportId !== reportId) {
      this.#close();
      this.list.set(false, true);
    }
    void this.#printed.ask({ reportId });
    await this.#source.ask({ reportId });
    const { error } = this.#source;
    if (error !== null && this.#open === null) this.shown = shownFor(error);
  }

  /** Opens what could not be opened once more. */
  again(report: PagedReport | null): Promise<void> {
    this.#close();
    this.#source.close();
    return this.follow(report);
  }

  /** As an address says it; null where no pages are shown. */
  get asChoice(): string | null {
    if (!this.isShown) return null;
    const page = this.wanted ?? this.page;
    return page === null ? ANY_PAGE : String(page);
  }

  /** Shows what an address says. */
  return(choice: string | null): void {
    const page = Number(choice);
    this.isShown = choice !== null;
    this.wanted = Number.isInteger(page) && page > 0 ? page : null;
  }

  /** Text and pages stay as they are. */
  stopPlacing(): void {
    if (this.isPlacing) void this.#client.call('imports.stop', { batch: this.#batch });
    this.isPlacing = false;
  }

  /** What has come of painting a page, large or small. */
  tellFault(number: number, fault: Fault | null): void {
    if (fault === null) this.faults.delete(number);
    else this.faults.set(number, fault);
  }

  turn(): void {
    // A quarter more than three quarters is none.
    this.turns = ((this.turns + 1) % 4) as Turns;
  }

  #take(source: KeptSource): void {
    if (this.#open === source.sha256) return;
    this.#close();
    this.#open = source.sha256;
    void this.#openPages(source);
  }

  /** A page that has been read may stand another way up than before. */
  #see(pages: readonly ShownPage[]): void {
    const source = this.#source.value;
    if (this.shown.kind !== 'pictures' || pages.length === 0 || dequal(pages, this.shown.pictures.pages))
      return;
    this.#close();
    if (source) this.#take(source);
  }

  async #openPages(source: KeptSource): Promise<void> {
    const ticket = this.#tickets.take();
    const { format } = source;
    try {
      const printed = await this.#printed.settled();
      const pictures = await openPictures(this.#client, source, printed?.pages ?? []);
      if (!ticket.isCurrent()) pictures?.close();
      else this.shown = pictures ? { kind: 'pictures', format, pictures } : { kind: 'none', format };
      if (ticket.isCurrent() && pictures && printed?.lines.length === 0)
        await this.#place(printed.reportId, ticket);
    } catch (error) {
      if (ticket.isCurrent()) this.shown = shownFor(error);
    }
  }

  /** Of a text without places: they are found in the background, and come with the next answer. */
  async #place(reportId: ReportId, ticket: ReturnType<Tickets['take']>): Promise<void> {
    this.#batch = crypto.randomUUID();
    this.isPlacing = true;
    try {
      await this.#client.call('imports.place', { reportId, batch: this.#batch });
    } catch {
      // Stopped, or its source is none that can be read: what can be done is offered beside the pages.
    }
    if (ticket.isCurrent()) this.isPlacing = false;
  }

  #close(): void {
    this.stopPlacing();
    this.#tickets.take();
    if (this.shown.kind === 'pictures') this.shown.pictures.close();
    this.shown = OPENING;
    this.faults.clear();
    this.#open = null;
    this.page = null;
  }
}

function shownFor(error: unknown): PagesShown {
  const isMissing = error instanceof ArchiveError && error.code === 'not_found';
  return isMissing ? { kind: 'not kept' } : { kind: 'failed', error };
}
