import type { ReportId, ReportSummary } from '../../data/contract/model.ts';
import type { WindowClient } from './changes.ts';
import { liveMethod, type LiveQuery } from './live-query.svelte.ts';
import { reportName } from './report-name.ts';

/** The reports that the library holds, as every feature needs them: asked once for the whole window. */
export class LibraryReports {
  readonly #query: LiveQuery<object, readonly ReportSummary[]>;

  constructor(client: WindowClient) {
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

  nameOf(reportId: ReportId): string | null {
    return reportName(this.list, reportId);
  }

  yearOf(reportId: ReportId): number | null {
    return this.list.find((one) => one.reportId === reportId)?.yearCovered ?? null;
  }
}
