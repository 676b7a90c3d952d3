import type { ReportId } from '../../data/contract/model.ts';
import type { ScanOrder, ScanProgress } from '../../data/contract/scan-model.ts';
import type { WindowClient } from './changes.ts';
import { liveMethod, type LiveQuery } from './live-query.svelte.ts';

/** Reports whose pages are being read from pictures. */
export class ScansState {
  readonly #client: WindowClient;
  readonly #progress: LiveQuery<object, readonly ScanProgress[]>;

  constructor(client: WindowClient) {
    this.#client = client;
    this.#progress = liveMethod(client, 'scans.progress');
  }

  load(): Promise<void> {
    return this.#progress.ask({});
  }

  get list(): readonly ScanProgress[] {
    return this.#progress.value ?? [];
  }

  of(reportId: ReportId): ScanProgress | null {
    return this.list.find((one) => one.reportId === reportId) ?? null;
  }

  async order(reportId: ReportId, order: ScanOrder): Promise<void> {
    await this.#client.call('scans.order', { reportId, order });
  }
}
