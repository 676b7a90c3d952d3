import { getContext, setContext } from 'svelte';
import type { Evidence } from '../../data/contract/indicator-model.ts';
import type { IndicatorId } from '../../data/contract/model.ts';
import type { Request } from '../../data/contract/requests.ts';
import type { WindowClient } from './changes.ts';
import { liveMethod, type LiveQuery } from './live-query.svelte.ts';

/** The evidence of the figure that was asked for last, wherever on the screen it stands. */
export class EvidenceState {
  readonly #query: LiveQuery<Request<'evidence.of'>, Evidence>;
  readonly #onfail: (error: unknown) => void;

  constructor(client: WindowClient, onfail: (error: unknown) => void) {
    this.#query = liveMethod(client, 'evidence.of');
    this.#onfail = onfail;
  }

  get shown(): Evidence | null {
    return this.#query.value;
  }

  async show(indicatorId: IndicatorId): Promise<void> {
    await this.#query.ask({ indicatorId });
    if (this.#query.error) this.#onfail(this.#query.error);
  }

  close(): void {
    this.#query.close();
  }
}

const KEY = Symbol('evidence');

export function provideEvidence(evidence: EvidenceState): void {
  setContext(KEY, evidence);
}

export function useEvidence(): EvidenceState {
  // Only provideEvidence writes under this key.
  return getContext<EvidenceState>(KEY);
}
