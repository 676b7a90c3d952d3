import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { Completion, partAt, putIn, valuesIn, type Offer } from './completion.ts';

const syllables = (text: string): readonly string[] => pinyin(text, { toneType: 'none', type: 'array' });
const plain = (...values: string[]): readonly Offer[] => values.map((value) => ({ value, also: [] }));
const AGENCIES = [
  ...plain('平湖市市场监督管理局', '嘉善县统计局', '海宁市教育局'),
  { value: '桐乡市商务局', also: ['桐乡市外经贸局'] },
];

function find(typed: string, said: readonly string[] = [], most = 10): readonly string[] {
  return new Completion(AGENCIES, syllables).find(typed, said, most).map(({ value }) => value);
}

describe('what a field is offered', () => {
  it('is every value, most used first, where nothing is typed', () => {
    expect(find('')).toEqual(AGENCIES.map(({ value }) => value));
    expect(find('', [], 2)).toEqual(['平湖市市场监督管理局', '嘉善县统计局']);
  });

  it('is found by any stretch of the value, and not offered where the field says so already', () => {
    expect(find('统计')).toEqual(['嘉善县统计局']);
    expect(find('局', ['嘉善县统计局', '平湖市市场监督管理局'])).toEqual(['海宁市教育局', '桐乡市商务局']);
  });

  it('is found by pinyin and its initials, from any syllable on', () => {
    expect(find('jsx')).toEqual(['嘉善县统计局']);
    expect(find('haining')).toEqual(['海宁市教育局']);
    expect(find('JiaoYu')).toEqual(['海宁市教育局']);
    // Not from within a syllable.
    expect(find('iaoyu')).toEqual([]);
    expect(new Completion(AGENCIES, null).find('jsx', [], 10)).toEqual([]);
  });

  it('is found by another name of it', () => {
    expect(find('外经贸')).toEqual(['桐乡市商务局']);
    expect(find('wjm')).toEqual(['桐乡市商务局']);
  });
});

describe('the value at the cursor', () => {
  it('is the whole text of a line, and one of several values', () => {
    expect(partAt('line', ' 平湖；市 ', 2)).toEqual({ start: 1, end: 5 });
    const subjects = '市场监管； 消 ；质量';
    expect(partAt('lines', subjects, 7)).toEqual({ start: 6, end: 7 });
    expect(putIn(subjects, partAt('lines', subjects, 7), '消费')).toEqual(['市场监管； 消费 ；质量', 8]);
    expect(partAt('lines', '甲；', 2)).toEqual({ start: 2, end: 2 });
  });

  it('is a name among those of a byline', () => {
    const byline = '记者：张三、李';
    const part = partAt('byline', byline, byline.length);
    expect(byline.slice(part.start, part.end)).toBe('李');
    expect(putIn(byline, part, '李四')[0]).toBe('记者：张三、李四');
    expect(valuesIn('byline', byline)).toEqual(['记者', '张三', '李']);
  });

  it('is empty where there is white space alone', () => {
    expect(putIn('  ', partAt('line', '  ', 1), '甲')[0].trim()).toBe('甲');
    expect(putIn('甲；  ；乙', partAt('tags', '甲；  ；乙', 3), '丙')[0].replaceAll(' ', '')).toBe(
      '甲；丙；乙',
    );
  });
});
