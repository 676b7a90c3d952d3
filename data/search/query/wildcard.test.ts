import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../../contract/code-points.ts';
import { parseQuery } from './query-parser.ts';
import { occurrencesIn } from '../ranking/passage-occurrences.ts';

const TEXT = '2019-2021年三年行动，1-11月完成，2020.5.1启动';

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
    // * runs past ranges of numbers, dates and lists of figures: there no sentence ends.
    ['三年*启动', TEXT, ['三年行动，1-11月完成，2020.5.1启动']],
    ['三年行动*完成', TEXT, ['三年行动，1-11月完成']],
    ['完成*1启动', '完成，2020-5-1启动', ['完成，2020-5-1启动']],
    ['完成*?启动', '完成②2020启动', ['完成②2020启动']],
    ['完成*启动', '完成1。2启动', []],
    ['完成*启动', '完成1…2启动', []],
    ['完成*启动', '完成1\t2启动', []],
    ['完成*?启动', '完成-启动', []],
    // And they may stand in what is written beside it.
    ['2019-2021*行动', TEXT, ['2019-2021年三年行动']],
    ['1-11*成', TEXT, ['1-11月完成']],
    ['三年*1-11月', TEXT, ['三年行动，1-11月']],
    ['三年*-11月', TEXT, ['三年行动，1-11月']],
    ['11-1*成', TEXT, []],
    ['1-11*成', '5个，11月完成，21-11月完成', []],
    ['2019*?三', '2019-2021三', ['2019-2021三']],
    ['合格。经?属', '不合格。经查属实，合格经查属实', ['合格。经查属']],
    // One sign is one sign: no end of a number.
    ['9?58户', '9-58户，9-158户', []],
    ['市?场', '市3-场，市1-2场', ['市3-场']],
    // A mark with marks of punctuation about it is one mark.
    ['市*、*管', '市场监管', ['市场监管']],
    ['市?—?管', '市场监管', ['市场监管']],
  ])('%s in %s', (query, text, expected) => {
    expect(found(text, query)).toEqual(expected);
  });
});
