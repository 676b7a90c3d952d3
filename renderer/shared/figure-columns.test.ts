import { expect, it } from 'vitest';
import type { SeriesPoint } from '../../data/contract/indicator-model.ts';
import type { IndicatorId, ReportId } from '../../data/contract/model.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { figureColumns } from './figure-columns.ts';

const say = new Messages();
const POINT: SeriesPoint = {
  ...{ year: 2023, reportId: 'a' as ReportId, indicatorId: 'a:original:i1' as IndicatorId },
  ...{ value: 3, unit: '个', valueSi: 3, unitSi: '个', qualifier: null, term: '试点', kind: 'actual' },
  otherIndicatorId: null,
};

it.each([
  [{ qualifier: '以上' }, '以上'],
  [{ printedRange: '3—5个' }, '3—5个'],
  [{ printedRange: '3—5个', qualifier: '约' }, '约3—5个'],
])('what makes a number another one stands beside it: %o', (more, words) => {
  const cells = figureColumns(say).flatMap(([head, , cell]) =>
    [say.indicators.value, say.indicators.qualifier].includes(head)
      ? [cell({ point: { ...POINT, ...more }, change: null, code: undefined, quote: undefined })]
      : [],
  );
  expect(cells).toEqual([3, words]);
});
