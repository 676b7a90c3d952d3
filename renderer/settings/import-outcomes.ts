import type { ReportId } from '../../data/contract/model.ts';
import type { ImportItem } from './import-item.svelte.ts';

/** Files of an import by what became of them. */
export interface Outcomes {
  readonly taken: number;
  /** Held already, and unchanged. */
  readonly held: number;
  readonly refused: number;
  /** Reports that files were taken into, each once. */
  readonly into: readonly ReportId[];
}

export function outcomesOf(items: readonly ImportItem[]): Outcomes {
  const done = items.flatMap(({ stage, outcome }) => (stage === 'done' && outcome ? [outcome] : []));
  const taken = done.filter(({ status }) => status !== 'unchanged');
  return {
    taken: taken.length,
    held: done.length - taken.length,
    refused: items.filter(({ stage }) => stage === 'refused').length,
    into: [...new Set(taken.flatMap(({ reportId }) => reportId ?? []))],
  };
}
