import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { show } from '../shared/testing/show.ts';
import Refusals from './Refusals.svelte';

describe('what a file of notes leaves behind', () => {
  it('is told of the file apart from its notes', () => {
    show(Refusals, {
      refused: [],
      losses: [
        {
          at: null,
          words: '',
          item: 'the file',
          lost: ['next http://example.org/2', 'total 40 (1 in this file)'],
        },
        { at: 3, words: '核对口径', item: 'item 3', lost: ['rights'] },
      ],
    });
    const [file, notes] = screen.getAllByRole('group');
    expect(file?.textContent).toContain('文件里没有装下全部批注');
    expect(file?.textContent).toContain('total 40 (1 in this file)');
    expect(file?.textContent).not.toContain('rights');
    expect(notes?.textContent).toContain('1 条有内容没有收进来');
    expect(notes?.textContent).toContain('第 3 条');
  });

  it('says nothing where nothing is left behind', () => {
    show(Refusals, { refused: [], losses: [] });
    expect(screen.queryByRole('group')).toBeNull();
  });
});
