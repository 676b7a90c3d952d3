import { getContext, setContext } from 'svelte';
import type { ReportId, ReportSummary } from '../../data/contract/model.ts';
import { sharedGenres } from '../../data/contract/report-names.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { WindowClient } from './changes.ts';
import { liveMethod, type LiveQuery } from './live-query.svelte.ts';
import { distinctionOf, reportName } from './report-name.ts';

/** The reports that the library holds, as every feature needs them: asked once for the whole window. */
export class LibraryReports {
  readonly #query: LiveQuery<object, readonly ReportSummary[]>;
  readonly #messages: Messages;
  readonly #genres = $derived.by(() => sharedGenres(this.list));
  readonly #ids = $derived(new Set(this.list.map(({ reportId }) => reportId)));

  constructor(client: WindowClient, messages: Messages) {
    this.#messages = messages;
    this.#query = liveMethod(client, 'reports.list');
  }

  get list(): readonly ReportSummary[] {
    return this.#query.value ?? [];
  }

  get error(): unknown {
    return this.#query.error;
  }

  load(): Promise<void> {
    return this.#query.ask({});
  }

  /** The list once it is as the library has it. */
  settled(): Promise<readonly ReportSummary[] | null> {
    return this.#query.settled();
  }

  has(reportId: ReportId): boolean {
    return this.#ids.has(reportId);
  }

  nameOf(reportId: ReportId): string | null {
    return reportName(this.list, reportId, this.#messages.locale);
  }

  /** For a sentence: one that is not there any more, or not yet, is said to be so and never called by its id. */
  called(reportId: ReportId): string {
    const { reader } = this.#messages;
    return this.nameOf(reportId) ?? (this.#query.isLoading ? reader.nameToCome : reader.goneReport);
  }

  /** For a citation, which is Chinese: what kind of document it is, where agency and year do not tell it from another. */
  sharedGenreOf(reportId: ReportId): string | null {
    return this.#genres.get(reportId) ?? null;
  }

  /** Where another report has the same agency and year: its genre, or its file where genre and title are the same too. */
  tellingApart(reportId: ReportId): string | null {
    const report = this.list.find((one) => one.reportId === reportId);
    if (!report) return null;
    const { genre, file } = distinctionOf(report, this.list, this.#messages.locale);
    return file ?? genre;
  }

  yearOf(reportId: ReportId): number | null {
    return this.list.find((one) => one.reportId === reportId)?.yearCovered ?? null;
  }
}

const KEY = Symbol('library');

export function provideLibrary(library: LibraryReports): void {
  setContext(KEY, library);
}

/** For components: the reports that App.svelte provided. */
export function useLibrary(): LibraryReports {
  // Only provideLibrary writes under this key.
  return getContext<LibraryReports>(KEY);
}
