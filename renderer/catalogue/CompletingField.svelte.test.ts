import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { eventually, show } from '../shared/testing/show.ts';
import type { FieldType } from '../../data/contract/field-definition.ts';
import CompletingFieldUnderLabel from './testing/CompletingFieldUnderLabel.svelte';

function field(type: FieldType = 'line', start = '') {
  show(CompletingFieldUnderLabel, { type, start, values: ['平湖市统计局', '嘉善县统计局', '海宁市教育局'] });
  const input = screen.getByRole<HTMLInputElement>('combobox', { name: '责任者' });
  const typeIn = async (value: string): Promise<void> => {
    await fireEvent.focus(input);
    await fireEvent.input(input, { target: { value } });
  };
  const press = (key: string) => fireEvent.keyDown(input, { key });
  return { input, type: typeIn, press };
}

const offered = (): (string | null)[] => screen.queryAllByRole('option').map((one) => one.textContent);

describe('a field that is completed', () => {
  it('offers what is in use, takes it by arrows and Enter', async () => {
    const { input, type, press } = field();
    await type('统计');
    expect(offered()).toEqual(['平湖市统计局', '嘉善县统计局']);
    await press('ArrowDown');
    await press('ArrowDown');
    expect(screen.getByRole('option', { selected: true }).textContent).toBe('嘉善县统计局');
    expect(input.getAttribute('aria-activedescendant')).toBe(
      screen.getByRole('option', { selected: true }).id,
    );
    await press('Enter');
    expect(input.value).toBe('嘉善县统计局');
    expect(offered()).toEqual([]);
  });

  it('is completed by the mouse, and by the initials of pinyin', async () => {
    const { input, type } = field();
    await type('hnsjy');
    await eventually(() => expect(offered()).toEqual(['海宁市教育局']));
    await fireEvent.click(screen.getByRole('option'));
    expect(input.value).toBe('海宁市教育局');
  });

  it('completes one of several values and leaves the others', async () => {
    const { input, type, press } = field('lines');
    await type('平湖市统计局；局');
    // What stands there already is not offered again.
    expect(offered()).toEqual(['嘉善县统计局', '海宁市教育局']);
    await press('ArrowUp');
    await press('Enter');
    expect(input.value).toBe('平湖市统计局；海宁市教育局');
  });

  it('shows all on an arrow, and Escape closes the list alone', async () => {
    const { input, press } = field('line', '平湖市统计局');
    let closed = 0;
    document.addEventListener('keydown', () => (closed += 1), { once: true });
    await fireEvent.focus(input);
    await press('ArrowDown');
    expect(offered()).toEqual(['嘉善县统计局', '海宁市教育局']);
    await press('Escape');
    expect([offered(), closed]).toEqual([[], 0]);
    await press('Escape');
    expect(closed).toBe(1);
  });

  it('offers nothing while an input method is at work', async () => {
    const { input } = field();
    await fireEvent.focus(input);
    await fireEvent(input, new InputEvent('input', { isComposing: true }));
    expect(offered()).toEqual([]);
  });
});
