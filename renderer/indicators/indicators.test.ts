import { describe, expect, it } from 'vitest';
import type { Series } from '../../data/contract/indicator-model.ts';
import type { ConceptId, ReportSummary, SeriesId } from '../../data/contract/model.ts';
import { clientOver } from '../archive-client.ts';
import { IndicatorsState, MOST_CHARTS } from './indicators.svelte.ts';

const OWN = '清源县市场监督管理局';
const OTHERS = ['白石县市场监督管理局', '临河县市场监督管理局'];
// Ids of this test; any string will do.
const CONCEPTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => id as ConceptId);

const seriesOf = (concept: ConceptId, agency: string): Series => ({
  seriesId: `${concept}@${agency}` as SeriesId,
  concept,
  agency,
  kind: '',
  name: concept,
  topic: 'market',
  grade: 'A',
  note: null,
  points: [],
  targets: [],
  silences: [],
  changes: [],
});

/** An archive in which three agencies report all seven things. */
async function shown(choices: Readonly<Record<string, string>> = {}): Promise<IndicatorsState> {
  const client = clientOver((method, request) => {
    // Requests of this method name an agency or a concept.
    const { agency, concept } = request as { agency?: string; concept?: ConceptId };
    const all = [OWN, ...OTHERS].flatMap((name) => CONCEPTS.map((id) => seriesOf(id, name)));
    const value =
      method === 'indicators.series'
        ? all.filter(
            (one) => (agency ?? one.agency) === one.agency && (concept ?? one.concept) === one.concept,
          )
        : [];
    return Promise.resolve({ ok: true, value });
  });
  // Of a report only its agency is asked for.
  const reports = [{ agency: OWN }] as unknown as readonly ReportSummary[];
  const state = new IndicatorsState(client, () => reports);
  state.filter = 'everything';
  await state.show(null, choices);
  return state;
}

describe('the chosen indicators', () => {
  it('begin with the first, are added and taken away, and never become none', async () => {
    const state = await shown();
    expect(state.concepts).toEqual(['a']);
    await state.toggle(CONCEPTS[2]!);
    expect(state.charts.map((chart) => chart.chosen.concept)).toEqual(['a', 'c']);
    await state.toggle(CONCEPTS[0]!);
    await state.toggle(CONCEPTS[2]!);
    expect(state.concepts).toEqual(['c']);
  });

  it('are as many as a page can hold', async () => {
    const state = await shown();
    for (const concept of CONCEPTS.slice(1)) await state.toggle(concept);
    expect(state.charts).toHaveLength(MOST_CHARTS);
  });

  it('stand beside the agencies that are wanted', async () => {
    const state = await shown({ concept: 'a,b', others: 'yes' });
    expect(state.charted.map((one) => one.agency)).toEqual([OWN, ...OTHERS, OWN, ...OTHERS]);
    await state.toggleAgency(OTHERS[0]!);
    expect(state.charts[1]!.lines.map((one) => one.agency)).toEqual([OWN, OTHERS[1]]);
    expect(state.companions).toEqual(OTHERS);
  });

  it('are in the address, with their form, and come back from it', async () => {
    const state = await shown({ concept: 'b,f', form: 'bar', others: 'yes', without: OTHERS[1]! });
    expect(state.choices).toEqual({ concept: 'b,f', form: 'bar', others: 'yes', without: OTHERS[1] });
    expect((await shown(state.choices)).charted).toEqual(state.charted);
  });
});
