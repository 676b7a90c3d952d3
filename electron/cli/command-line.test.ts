import { describe, expect, it } from 'vitest';
import { readCommandLine } from './command-line.ts';
import { UsageError, wholeNumber } from './command.ts';

describe('the command line', () => {
  it('takes the options of all commands before and after the command', () => {
    const before = readCommandLine(['--library', '/tmp/馆藏', '--json', 'reports']);
    const after = readCommandLine(['reports', '--json', '--library=/tmp/馆藏']);
    expect(before).toEqual(after);
    expect(after).toMatchObject({ library: '/tmp/馆藏', json: true, given: { words: [] } });
  });

  it('reads the words of a query and its options in any order', () => {
    const line = readCommandLine(['search', '放心消费', '--limit', '5', '食品', '--exact', '--year', '2022']);
    expect(line?.given).toEqual({
      words: ['放心消费', '食品'],
      options: { limit: '5', exact: true, year: '2022' },
    });
  });

  it('takes a leading minus before a Chinese word for a part of the query', () => {
    expect(readCommandLine(['search', '消费', '-食品', '-“放心”'])?.given.words).toEqual([
      '消费',
      '-食品',
      '-“放心”',
    ]);
  });

  it('takes whatever follows -- for words', () => {
    expect(readCommandLine(['search', '--', '--exact'])?.given.words).toEqual(['--exact']);
  });

  it.each([
    [[]],
    [['--json']],
    [['destroy']],
    [['reports', 'move', '平湖:2020', '1', '平湖:2021', '2']],
    [['report']],
    [['compare', 'pinghu:2020']],
    [['search', '消费', '--sort', 'newest']],
    [['search', '消费', '--limit']],
    [['search', '消费', '--year', '2020', '--year', '2022']],
    [['import']],
    [['constructor']],
  ])('refuses %j as wrong usage', (args) => {
    expect(() => readCommandLine(args)).toThrow(UsageError);
  });

  it('gives help when asked', () => {
    expect(readCommandLine(['--help'])).toBeNull();
    expect(readCommandLine(['search', '--help'])).toBeNull();
    expect(readCommandLine(['help'])).toBeNull();
  });

  it.each(['-1', '1001', '5.5', '５', 'ten', ''])('refuses the number %j', (limit) => {
    expect(() => wholeNumber({ words: [], options: { limit } }, 'limit', 0, 1000)).toThrow(UsageError);
  });
});
