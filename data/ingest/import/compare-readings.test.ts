import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredReading } from '../../schema/stored-reading.ts';
import { compareReadings } from './compare-readings.ts';

const reading = (passages: readonly string[], figures: StoredReading['figures'] = []): StoredReading => ({
  passages,
  figures,
  digest: '',
});
const paragraph = fc.constantFrom(
  '全年立案30件。',
  '全年立案31件。',
  '检查餐饮单位418家次。',
  '放心消费。',
  '一、概况',
);

describe('two readings of a file', () => {
  it('account for every passage of both, once', () => {
    fc.assert(
      fc.property(fc.array(paragraph), fc.array(paragraph), (before, after) => {
        const { unchanged, changed, added, removed } = compareReadings(
          reading(before),
          reading(after),
        ).passages;
        expect(unchanged + changed.count + removed.count).toBe(before.length);
        expect(unchanged + changed.count + added.count).toBe(after.length);
      }),
    );
  });

  it('show a passage that was put right as one that has changed', () => {
    const { passages } = compareReadings(
      reading(['一、概况', '全年立案30件，罚没12万元。', '放心消费。']),
      reading(['一、概况', '全年立案31件，罚没12万元。', '检查餐饮单位418家次。']),
    );
    expect(passages).toEqual({
      unchanged: 1,
      changed: {
        count: 1,
        first: [{ before: '全年立案30件，罚没12万元。', after: '全年立案31件，罚没12万元。' }],
      },
      added: { count: 1, first: ['检查餐饮单位418家次。'] },
      removed: { count: 1, first: ['放心消费。'] },
    });
  });

  it('of which nothing is alike are told apart in bounded time, and a long list says how long it is', () => {
    const many = (word: string): string[] => Array.from({ length: 5000 }, (_, n) => `${word}${n}`);
    const { passages } = compareReadings(reading(many('甲')), reading([...many('乙'), '甲7']));
    expect(passages).toMatchObject({ unchanged: 1, added: { count: 5000 }, removed: { count: 4999 } });
    expect(passages.added.first).toHaveLength(200);
  });

  it('count a figure that is stated twice twice', () => {
    const figure = { subject: '立案', value: 30, unit: '件', period: '2022', kind: 'actual', quote: '' };
    const { figures } = compareReadings(reading([], [figure, figure]), reading([], [figure]));
    expect(figures).toMatchObject({ unchanged: 1, added: { count: 0 }, removed: { count: 1 } });
  });
});
