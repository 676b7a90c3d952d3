import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '../../data/contract/model.ts';
import { clientOver } from '../archive-client.ts';
import { EvidenceState } from './evidence.svelte.ts';

// The state looks into no id.
const [FIGURE, OTHER, UNKNOWN] = ['甲', '乙', '无'].map((id) => id as IndicatorId) as [
  IndicatorId,
  IndicatorId,
  IndicatorId,
];

describe('the evidence of a figure', () => {
  it('is that of the one asked for last, until it is closed; what cannot be had is told', async () => {
    const failures: unknown[] = [];
    const client = clientOver((_, request) => {
      const { indicatorId } = request as { indicatorId: IndicatorId };
      return Promise.resolve(
        indicatorId === UNKNOWN
          ? { ok: false, error: { code: 'unreachable', detail: '' } }
          : { ok: true, value: { of: indicatorId }, changed: [] },
      );
    });
    const evidence = new EvidenceState(client, (error) => failures.push(error));
    expect(evidence.shown).toBeNull();
    await evidence.show(FIGURE);
    expect(evidence.shown).toEqual({ of: FIGURE });
    await Promise.all([evidence.show(FIGURE), evidence.show(OTHER)]);
    expect(evidence.shown).toEqual({ of: OTHER });
    expect(failures).toEqual([]);
    evidence.close();
    expect(evidence.shown).toBeNull();
    await evidence.show(UNKNOWN);
    expect(failures).toHaveLength(1);
  });
});
