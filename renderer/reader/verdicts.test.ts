import { describe, expect, it } from 'vitest';
import type { ArchiveClient } from '../../data/contract/api.ts';
import { ArchiveError } from '../../data/contract/errors.ts';
import type { Indicator } from '../../data/contract/indicator-model.ts';
import type { IndicatorId, PassageId, ReportId } from '../../data/contract/model.ts';
import { fieldsOf, readVerdict } from '../../data/contract/verdict-model.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { Notices } from '../shared/notices.svelte.ts';
import { figureMarks, figureOfMark } from './figure-marks.ts';
import { FigureVerdicts } from './verdicts.svelte.ts';

const FIGURE: Indicator = {
  indicatorId: 'qingyuan-2023:original:i4' as IndicatorId,
  reportId: 'qingyuan-2023' as ReportId,
  agency: '清源县市场监督管理局',
  edition: 'original',
  sourceFile: '清源.txt',
  subject: '罚没款',
  concept: null,
  seriesId: null,
  value: 96.5,
  unit: '万元',
  valueSi: 965000,
  unitSi: '元',
  qualifier: null,
  bound: null,
  period: '2023',
  kind: 'actual',
  topic: 'enforce',
  scope: null,
  programme: null,
  quote: '罚没款96.5万元',
  passageId: 'qingyuan-2023:original:7' as PassageId,
  range: [12, 18],
  rawStart: 120,
  rawEnd: 124,
  verified: false,
  minor: false,
  note: null,
};

/** A notebook of one entry; `fails` says with what it refuses. */
function desk(fails: ArchiveError | null = null) {
  const kept = new Map<string, string>();
  const client = {
    call: (method: string, request: { key: string; value?: string }) => {
      if (fails) return Promise.reject(fails);
      if (method === 'notebook.saveEntry') kept.set(request.key, request.value ?? '');
      else kept.delete(request.key);
      return Promise.resolve(request);
    },
    // Only the two methods above are called here.
  } as unknown as ArchiveClient;
  const notices = new Notices();
  const verdicts = new FigureVerdicts({ client, notices, messages: new Messages(), undo: () => undefined });
  const said = () => [...kept].map(([key, value]) => readVerdict({ key, value, rivals: [] }));
  return { verdicts, notices, said };
}

describe('what is said of a figure', () => {
  it('is kept under its place, told, and taken back by the notice', async () => {
    const { verdicts, notices, said } = desk();
    expect(await verdicts.verify(FIGURE)).toBe(true);
    expect(said()).toEqual([
      { key: 'qingyuan-2023 @120', state: 'verified', read: fieldsOf(FIGURE), corrected: null },
    ]);
    notices.list[0]?.action?.run();
    await Promise.resolve();
    expect([said(), notices.list[0]?.text]).toEqual([[], '已核对：罚没款']);
  });

  it('goes back to the correction before it, not to nothing', async () => {
    const { verdicts, notices, said } = desk();
    const corrected = { ...FIGURE, value: 97, verdict: 'corrected' as const, read: fieldsOf(FIGURE) };
    await verdicts.reject(corrected);
    notices.list[0]?.action?.run();
    await Promise.resolve();
    expect(said()[0]).toMatchObject({ state: 'corrected', corrected: { value: 97 }, read: { value: 96.5 } });
  });

  it('only confirms where the correction says what was read', async () => {
    const { verdicts, said } = desk();
    await verdicts.correct(FIGURE, fieldsOf(FIGURE));
    expect(said()[0]).toMatchObject({ state: 'verified', corrected: null });
  });

  it('is refused with the sentence of the code, and nothing is told as done', async () => {
    const { verdicts, notices } = desk(new ArchiveError('read_only', 'x'));
    expect(await verdicts.verify(FIGURE)).toBe(false);
    expect(notices.list.map(({ tone }) => tone)).toEqual(['bad']);
  });
});

describe('figures in the text', () => {
  it('are marks with the verdict, found again by their id', () => {
    const marks = figureMarks([FIGURE, { ...FIGURE, range: [30, 33], verdict: 'rejected' }]).get(
      'qingyuan-2023:original:7' as PassageId,
    );
    expect(marks?.map(({ start, end, kind }) => [start, end, kind])).toEqual([
      [12, 18, 'figure'],
      [30, 33, 'figure rejected'],
    ]);
    expect(figureOfMark(marks?.[0]?.id ?? '')).toBe(FIGURE.indicatorId);
    expect(figureOfMark('8c0f-note')).toBeNull();
  });
});
