import { getContext, setContext } from 'svelte';
import type { ArchiveClient } from '../../data/contract/api.ts';
import type { Evidence } from '../../data/contract/indicator-model.ts';
import type { IndicatorId } from '../../data/contract/model.ts';
import { Tickets } from './tickets.ts';

/** The evidence of the figure that was asked for last, wherever on the screen it stands. */
export class EvidenceState {
  shown = $state.raw<Evidence | null>(null);
  readonly #client: ArchiveClient;
  readonly #onfail: (error: unknown) => void;
  readonly #asks = new Tickets();

  constructor(client: ArchiveClient, onfail: (error: unknown) => void) {
    this.#client = client;
    this.#onfail = onfail;
  }

  async show(indicatorId: IndicatorId): Promise<void> {
    const ticket = this.#asks.take();
    try {
      const evidence = await this.#client.call('evidence.of', { indicatorId });
      if (ticket.isCurrent()) this.shown = evidence;
    } catch (error) {
      if (ticket.isCurrent()) this.#onfail(error);
    }
  }

  close(): void {
    this.#asks.take();
    this.shown = null;
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
