import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { CommandIndex, type Command } from './command-index.ts';

const command = (id: string, label: string, ...words: string[]): Command => ({
  id,
  label,
  words,
  run: () => undefined,
});
const index = new CommandIndex(
  [
    command('import', '导入报告原文', 'Import originals'),
    command('compare', '与其他年度比较', 'Compare with other years'),
    command('theme', '切换浅色 / 深色', 'Switch between light and dark'),
    command('list', '转到 词表核对', 'Check a list'),
  ],
  (text) => pinyin(text, { toneType: 'none', type: 'array' }),
);
const find = (text: string): string[] => index.find(text).map((one) => one.id);

describe('a command', () => {
  it('is found by any stretch of its name', () => {
    expect(find('原文')).toEqual(['import']);
    expect(find('年度比较')).toEqual(['compare']);
  });

  it('is found by one character that its name has', () => {
    expect(find('导')).toEqual(['import']);
  });

  it('is found by pinyin, by initials and with a slip of the finger', () => {
    expect(find('daoru')[0]).toBe('import');
    expect(find('drbg')[0]).toBe('import');
    expect(find('bijiao')[0]).toBe('compare');
    expect(find('cibiaohedui')[0]).toBe('list');
    expect(find('cibiaohedai')[0]).toBe('list');
  });

  it('is found by its name in the other language', () => {
    expect(find('dark')[0]).toBe('theme');
    expect(find('comp')[0]).toBe('compare');
  });

  it('is not found by what it is not', () => {
    expect(find('特种设备')).toEqual([]);
    expect(find('')).toEqual([]);
  });
});
