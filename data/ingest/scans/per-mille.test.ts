import { describe, expect, it } from 'vitest';
import { withPerMille } from './per-mille.ts';

const lineOf = (text: string) => {
  const places = Array.from(text, (_, i) => i * 10);
  return { text, places, along: places, sureness: places.map(() => 1), seconds: places.map(() => null) };
};

describe('‰ behind a number', () => {
  it('is one sign and in doubt, where it was read as % and a ring', () => {
    const line = withPerMille(lineOf('出生率为7.46%0；死亡率为8.09%o。'));
    expect(line.text).toBe('出生率为7.46‰；死亡率为8.09‰。');
    expect(line.places).toHaveLength([...line.text].length);
    expect(line.places[8]).toBe(85);
    expect([line.sureness[8], line.seconds[8], line.sureness[9]]).toEqual([0.5, '%', 1]);
  });

  it('is none where a number follows, or no number stands before', () => {
    for (const text of ['增长7.46%，0件', '达到100%。', '%0', '达到96.8%o平均办理'])
      expect(withPerMille(lineOf(text))).toEqual(lineOf(text));
  });
});
