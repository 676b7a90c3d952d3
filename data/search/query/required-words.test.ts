import { describe, expect, it } from 'vitest';
import { linearExpression } from './linear-expression.ts';
import type { Query } from './query-model.ts';
import { requiredWords } from './required-words.ts';

function asked(pattern: string): string | null {
  const expression = linearExpression(pattern);
  if (typeof expression === 'string') throw new Error(expression);
  const words = requiredWords(expression.required);
  return words && written(words);
}

function written(query: Query): string {
  if (query.kind === 'term') return query.units;
  if (query.kind !== 'and' && query.kind !== 'or') throw new Error(`${query.kind} is not asked of an index`);
  return `(${query.parts.map(written).join(query.kind === 'and' ? ' & ' : ' | ')})`;
}

describe('the words that every match of an expression holds', () => {
  it.each([
    ['新增.*户', '(新增 & 户)'],
    ['(市场|经营)主体', '((市场 | 经营) & 主体)'],
    ['[0-9]{4}户', '户'],
    ['放心(?:消费)?单元', '(放心 & 单元)'],
    ['市場主体', '市场主体'],
    ['第35项，共计', '(第 & 项 & 共计)'],
    ['GM2D在线', '在线'],
    ['二〇二〇年共二十八项', '(年共 & 项)'],
  ])('/%s/ asks the index for %s', (pattern, words) => {
    expect(asked(pattern)).toBe(words);
  });

  it.each(['[0-9]+', '\\p{Script=Han}{4}', '市场|[a-z]+', 'GM2D', '.户?.'])(
    '/%s/ asks for nothing',
    (pattern) => {
      expect(asked(pattern)).toBeNull();
    },
  );
});
