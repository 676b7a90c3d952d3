import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { show } from '../shared/testing/show.ts';
import Help from './Help.svelte';

describe('the help', () => {
  it('lists the keys and explains the words once it is opened', () => {
    show(Help, { isOpen: true, onclose: () => undefined });
    const dialog = screen.getByRole('dialog', { name: '帮助' });
    expect(dialog.textContent).toContain('Alt ←');
    for (const key of ['C', 'E', 'L']) expect(dialog.textContent).toContain(`Ctrl Shift ${key}`);
    for (const word of ['版本', '可比程度', '未提及与缺年', '待著录'])
      expect(dialog.textContent).toContain(word);
  });
});
