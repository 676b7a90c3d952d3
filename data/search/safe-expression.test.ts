import { describe, expect, it } from 'vitest';
import { safeExpression } from './safe-expression.ts';

describe('safeExpression', () => {
  it.each(['[0-9]{4}户', '(市场|经营)主体', '新增.*户', '第[一二三]季度', '\\d+(?:\\.\\d+)?万元', 'GM2D'])(
    'takes %s',
    (pattern) => {
      expect(safeExpression(pattern)).not.toBeNull();
    },
  );

  it.each([
    '(a+)+$',
    '(a|a)*b',
    '(.*)\\1',
    '.*.*.*x',
    '(?=a)b',
    'a*',
    '(',
    '[',
    '(a{1,50}){1,50}',
    'a{9999}',
    'x'.repeat(600),
  ])('refuses %s', (pattern) => {
    expect(safeExpression(pattern)).toBeNull();
  });

  it('ends soon on a text made to trap it', () => {
    const trap = '户'.repeat(3000);
    const started = performance.now();
    for (const pattern of ['新增.*户', '户+x', '[户a]+b']) safeExpression(pattern)?.exec(trap);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
