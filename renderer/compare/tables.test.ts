import { describe, expect, it } from 'vitest';
import type { ComparedRow, PlanPromise } from '../../data/contract/comparison-model.ts';
import type { Indicator } from '../../data/contract/indicator-model.ts';
import type { IndicatorId, PassageId } from '../../data/contract/model.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { figuresOfPromises, promiseTable } from './figure-tables.ts';
import type { PromiseRow } from './promise-rows.ts';
import { sentenceTable } from './text-tables.ts';

const say = new Messages();
const ABOUT = { fileName: '比较', title: '比较', about: [], aboutName: '来源' };

const sentence = (text: string, n: number) => ({
  passageId: `qinghe-2020:digest:${n}` as PassageId,
  start: 3,
  end: 3 + text.length,
  text,
  isHeading: false,
  heading: null,
});

const cellsOf = (table: { columns: readonly { head: string }[]; rows: readonly (readonly unknown[])[] }) =>
  table.rows.map((row) => Object.fromEntries(table.columns.map(({ head }, i) => [head, row[i]])));

describe('the tables of a comparison', () => {
  it('give each sentence its place, likeness as a number, and what a person decided', () => {
    const row: ComparedRow = {
      kind: 'reworded',
      left: sentence('检查电梯九十台。', 4),
      right: null,
      topic: 'equip',
      score: 0,
      wording: null,
      related: null,
      leftChanges: [],
      rightChanges: [],
      decision: { kind: 'break', key: 'k' },
    };
    const [cells] = cellsOf(sentenceTable([row], ['清河 2020', '清河 2022'], say, ABOUT));
    expect(cells).toMatchObject({
      种类: '改写',
      主题: '特种设备安全',
      '清河 2020 出处': 'qinghe-2020:digest:4 [3, 11)',
      '清河 2022': '',
      相似度: '',
      人工判定: '人工拆开',
    });
  });

  it('give a promise its figures as numbers, with the evidence of both', () => {
    const [plan, result] = ['plan', 'result'] as [IndicatorId, IndicatorId];
    // What the table looks at.
    const figure = (id: IndicatorId, value: number) =>
      ({ indicatorId: id, value, unit: '家' }) as unknown as Indicator;
    const promise: PlanPromise = {
      sentence: sentence('计划改造农贸市场6家。', 9),
      topic: 'civic',
      candidates: [
        {
          kind: 'figure',
          sentence: sentence('改造农贸市场5家。', 2),
          score: 0.4,
          promised: plan,
          reported: result,
        },
      ],
    };
    const rows: PromiseRow[] = [{ promise, key: 'k', judged: null }];
    expect(figuresOfPromises(rows)).toEqual([plan, result]);
    const figures = new Map([
      [plan, figure(plan, 6)],
      [result, figure(result, 5)],
    ]);
    const [cells] = cellsOf(promiseTable(rows, figures, new Map([[plan, 'LJ-1']]), say, ABOUT));
    expect(cells).toMatchObject({
      判断: '待判断',
      计划数: 6,
      报告数: 5,
      计划证据码: 'LJ-1',
      报告证据码: '',
      相似度: 0.4,
      可能对应的句数: 1,
    });
  });
});
