import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../../contract/code-points.ts';
import { parseQuery } from './query-parser.ts';
import { occurrencesIn } from '../ranking/passage-occurrences.ts';

const found = (text: string, query: string): string[] =>
  occurrencesIn(text, parseQuery(query).root, []).map(([start, end]) => sliceCodePoints(text, start, end));

describe('a mark for what is not known', () => {
  it.each([
    ['市?监管', '城市场监管与市区监管，市监管。', ['市场监管', '市区监管']],
    ['市?监管', '市、监管；市。监管', []],
    ['市?监管', '市𠮷监管', ['市𠮷监管']],
    ['市??监管', '市场的监管', ['市场的监管']],
    ['市场*检查', '市场专项检查、市场检查。市场。检查', ['市场专项检查', '市场检查']],
    ['市场*?检查', '市场检查，市场大检查', ['市场检查，市场大检查']],
    ['市*监?查', '市场监督检查', []],
    ['市*监?检', '市场监督监管检查', ['市场监督监管检']],
    ['9?58户', '新增9158户', ['9158户']],
    ['9?58户', '新增19158户', []],
    ['9*户', '新增9158户', ['9158户']],
    ['查*35项', '查135项', ['查135项']],
    ['KTV*家', 'KTV 36家', ['KTV 36家']],
    ['市?*91*', '市场新增9158户', ['市场新增91']],
  ])('%s in %s', (query, text, expected) => {
    expect(found(text, query)).toEqual(expected);
  });
});
