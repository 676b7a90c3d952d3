import type { Annotation } from '../../data/contract/annotation-model.ts';
import type { ArchiveClient } from '../../data/contract/api.ts';
import type { ReportId } from '../../data/contract/model.ts';

/** Notes of a report that is about to be opened: asked for while its text is on its way. */
export class ExpectedNotes {
  readonly #client: ArchiveClient;
  #reportId: ReportId | null = null;
  #notes: Promise<readonly Annotation[] | null> | null = null;

  constructor(client: ArchiveClient) {
    this.#client = client;
  }

  ask(reportId: ReportId): void {
    this.#reportId = reportId;
    this.#notes = this.#client.call('annotations.list', { reportId }).catch(() => null);
  }

  /** Only once; null where they were not asked for, or could not be had. */
  async take(reportId: ReportId | undefined): Promise<readonly Annotation[] | null> {
    const notes = this.#reportId === reportId ? this.#notes : null;
    this.#reportId = this.#notes = null;
    return notes;
  }
}
