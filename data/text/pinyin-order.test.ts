import { describe, expect, it } from 'vitest';
import { comparePinyin } from './pinyin-order.ts';

describe('names in the order of their readings', () => {
  it('stand where people look for them, whatever a character sounds like elsewhere', () => {
    const names = [
      '长沙市',
      '单县',
      '厦门市',
      '平湖市',
      '蚌埠市',
      '重庆市',
      '六安市',
      '乐清市',
      '曾都区',
      '亳州市',
      '萧山区',
    ];
    expect([...names].sort(comparePinyin)).toEqual([
      '蚌埠市',
      '亳州市',
      '长沙市',
      '重庆市',
      '六安市',
      '平湖市',
      '单县',
      '厦门市',
      '萧山区',
      '乐清市',
      '曾都区',
    ]);
  });

  it('are compared syllable by syllable, and by character where they sound the same', () => {
    expect(['先县', '西安市', '西安'].sort(comparePinyin)).toEqual(['西安', '西安市', '先县']);
    expect(comparePinyin('嘉兴市', '嘉兴市')).toBe(0);
    expect(comparePinyin('东阳市', '东洋市')).not.toBe(0);
  });
});
