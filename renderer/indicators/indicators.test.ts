import { describe, expect, it } from 'vitest';
import type { Series } from '../../data/contract/indicator-model.ts';
import type { ConceptId, ReportSummary, SeriesId } from '../../data/contract/model.ts';
import { clientOver } from '../archive-client.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { formatRoute, parseRoute } from '../shared/route.ts';
import { IndicatorsState, MOST_CHARTS } from './indicators.svelte.ts';
import { seriesName } from './series-name.ts';

const OWN = '清源县市场监督管理局';
const OTHERS = ['白石县市场监督管理局', '临河县市场监督管理局'];
// Ids of this test; any string will do.
const CONCEPTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => id as ConceptId);

const seriesOf = (concept: ConceptId, agency: string, kind = ''): Series => ({
  seriesId: `${concept}@${agency}${kind && `#${kind}`}` as SeriesId,
  concept,
  agency,
  kind,
  name: concept,
  topic: 'market',
  grade: 'A',
  note: null,
  points: [],
  targets: [],
  silences: [],
  changes: [],
});

/** Three agencies report all seven things. */
const EVERYTHING = [OWN, ...OTHERS].flatMap((name) => CONCEPTS.map((id) => seriesOf(id, name)));

async function shown(
  choices: Readonly<Record<string, string>> = {},
  all: readonly Series[] = EVERYTHING,
): Promise<IndicatorsState> {
  const client = clientOver((method, request) => {
    // Requests of this method name an agency or a concept.
    const { agency, concept } = request as { agency?: string; concept?: ConceptId };
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
    expect(state.chosen).toEqual(['a']);
    await state.toggle(seriesOf(CONCEPTS[2]!, OWN));
    expect(state.charts.map((chart) => chart.chosen.concept)).toEqual(['a', 'c']);
    await state.toggle(seriesOf(CONCEPTS[0]!, OWN));
    await state.toggle(seriesOf(CONCEPTS[2]!, OWN));
    expect(state.chosen).toEqual(['c']);
  });

  it('are as many as a page can hold', async () => {
    const state = await shown();
    for (const concept of CONCEPTS.slice(1)) await state.toggle(seriesOf(concept, OWN));
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

describe('the chosen indicators of half-years', () => {
  const [YEAR, HALF] = ['', 'H1'].map((kind) => seriesOf(CONCEPTS[0]!, OWN, kind)) as [Series, Series];
  const [theirYear, theirHalf] = ['', 'H1'].map((kind) => seriesOf(CONCEPTS[0]!, OTHERS[0]!, kind));
  const all = [YEAR, HALF, theirYear!, theirHalf!];
  const idsOf = (state: IndicatorsState) => state.charts.map(({ chosen }) => chosen.seriesId);

  it('are not those of whole years, and stand beside them', async () => {
    const state = await shown({}, all);
    await state.choose(HALF);
    expect(idsOf(state)).toEqual([HALF.seriesId]);
    expect([state.isChosen(YEAR), state.isChosen(HALF)]).toEqual([false, true]);
    await state.toggle(YEAR);
    expect(idsOf(state)).toEqual([HALF.seriesId, YEAR.seriesId]);
    await state.toggle(HALF);
    expect(idsOf(state)).toEqual([YEAR.seriesId]);
  });

  it('stand beside the half-years of other agencies', async () => {
    const state = await shown({ concept: 'a#H1', others: 'yes' }, all);
    expect(state.charted.map((one) => one.seriesId)).toEqual([HALF.seriesId, theirHalf!.seriesId]);
    expect((await shown({ concept: 'a#H1', others: 'yes' }, [HALF, theirYear!])).companions).toEqual([]);
  });

  it('are in the address; one without a kind means whole years, or else what there is', async () => {
    const state = await shown({ concept: 'a#H1' }, all);
    expect(state.choices['concept']).toBe('a#H1');
    const { hash } = new URL(
      formatRoute({ view: 'indicators', agency: OWN, choices: state.choices }),
      'http://localhost',
    );
    expect(parseRoute(hash)).toMatchObject({ choices: { concept: 'a#H1' } });
    expect(idsOf(await shown({ concept: 'a' }, [HALF, YEAR]))).toEqual([YEAR.seriesId]);
    expect(idsOf(await shown({ concept: 'a,a#H1' }, [HALF]))).toEqual([HALF.seriesId]);
  });

  it('say what they are', () => {
    const say = new Messages();
    const named = (kind: string) => seriesName(seriesOf(CONCEPTS[0]!, OWN, kind), say);
    const kinds = ['', 'H1', '04', 'disclosure', 'disclosure.Q1'];
    expect(kinds.map(named)).toEqual([
      'a',
      'a（上半年）',
      'a（4月）',
      'a（信息公开年报）',
      'a（信息公开年报 一季度）',
    ]);
    say.locale = 'en';
    expect(kinds.map(named).slice(1, 3)).toEqual(['a (first half)', 'a (month 4)']);
  });
});
