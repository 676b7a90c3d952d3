import { describe, expect, it } from 'vitest';
import { breaksByPhrase } from './title-breaks.ts';

describe('where a title may be broken', () => {
  it('is between its phrases, where they are short', () => {
    expect(breaksByPhrase('守底线 促公平 惠民生')).toBe(true);
    expect(breaksByPhrase('“码”上监管：一个县的一年')).toBe(true);
  });

  it('is as in any text where a phrase is longer than a line: a year in it stays whole', () => {
    expect(breaksByPhrase('临河县市场监督管理局2023年工作总结')).toBe(false);
  });
});
