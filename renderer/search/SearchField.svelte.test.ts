import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { clientOver } from '../archive-client.ts';
import { readingClient } from '../shared/testing/sample-library.ts';
import { eventually, show } from '../shared/testing/show.ts';
import SearchField from './SearchField.svelte';
import { SearchState } from './search.svelte.ts';

function field(history: readonly string[] = [], client = readingClient()) {
  const search = new SearchState(client);
  const calls = { step: vi.fn(), down: vi.fn(), leave: vi.fn(), suggestion: vi.fn() };
  show(SearchField, {
    search,
    history,
    onstep: calls.step,
    ondown: calls.down,
    onleave: calls.leave,
    onsuggestion: calls.suggestion,
    describe: () => '',
  });
  return { search, calls, input: screen.getByRole<HTMLInputElement>('combobox', { name: '检索全部报告' }) };
}

const type = (input: HTMLInputElement, value: string): Promise<boolean> => {
  return fireEvent.input(input, { target: { value } });
};
const options = (): readonly (string | null)[] =>
  screen.queryAllByRole('option').map((one) => one.querySelector('.word')?.textContent ?? null);

const suggested = (label: string) => ({
  kind: 'heading',
  label,
  detail: '',
  reportId: null,
  passageId: null,
});

describe('the search field', () => {
  it('searches for what is typed, and offers names that hold it', async () => {
    const { search, calls, input } = field();
    await type(input, '平湖');
    await eventually(() => expect(search.result?.total).toBeGreaterThan(0));
    await eventually(() => expect(options().length).toBeGreaterThan(1));
    expect(options().every((one) => one?.includes('平湖'))).toBe(true);
    const [first] = options();
    await fireEvent.keyDown(input, { key: 'ArrowDown' });
    expect(screen.getByRole('option', { selected: true })).toHaveProperty('id', 'suggestion-0');
    expect(input.getAttribute('aria-activedescendant')).toBe('suggestion-0');
    await fireEvent.keyDown(input, { key: 'Enter' });
    expect(calls.suggestion).toHaveBeenCalledWith(expect.objectContaining({ label: first }));
    expect(input.getAttribute('aria-expanded')).toBe('false');
    expect(calls.step).not.toHaveBeenCalled();
  });

  it('keeps the option that was gone to where others come before it, and none where it has gone', async () => {
    const labels = ['平湖一', '平湖二'];
    const { carry } = openSampleLibrary(true);
    const client = clientOver(async (method, request) =>
      method === 'search.suggest' ? { ok: true, value: labels.map(suggested) } : carry(method, request),
    );
    const { calls, input } = field([], client);
    await type(input, '平湖');
    await eventually(() => expect(options()).toEqual(labels));
    await fireEvent.keyDown(input, { key: 'ArrowDown' });
    labels.unshift('平湖零');
    client.changes.tell(['names']);
    await eventually(() => expect(options()).toEqual(labels));
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('平湖一');
    labels.splice(1, 1);
    client.changes.tell(['names']);
    await eventually(() => expect(options()).toEqual(labels));
    await fireEvent.keyDown(input, { key: 'Enter' });
    expect(calls.suggestion).not.toHaveBeenCalled();
  });

  it('goes from hit to hit by Enter, and back with Shift, where no suggestion is chosen', async () => {
    const { calls, input } = field();
    await type(input, '消费');
    await fireEvent.keyDown(input, { key: 'Enter' });
    await fireEvent.keyDown(input, { key: 'Enter', shiftKey: true });
    expect(calls.step.mock.calls).toEqual([[1], [-1]]);
  });

  it('offers the newest seven of what was searched before, while it is empty', async () => {
    const { search, input } = field(Array.from({ length: 9 }, (_, n) => `旧检索${n}`));
    expect(options()).toEqual([]);
    await fireEvent.click(input);
    expect(options()).toEqual(['旧检索0', '旧检索1', '旧检索2', '旧检索3', '旧检索4', '旧检索5', '旧检索6']);
    await fireEvent.click(screen.getByText('旧检索2'));
    expect(search.text).toBe('旧检索2');
    expect(options()).toEqual([]);
  });

  it('leads down into the hits behind its last suggestion', async () => {
    const { calls, input } = field(['食品']);
    await fireEvent.keyDown(input, { key: 'ArrowDown' });
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('食品');
    await fireEvent.keyDown(input, { key: 'ArrowDown' });
    expect(calls.down).toHaveBeenCalledOnce();
    expect(options()).toEqual([]);
  });

  it('asks nothing while a word is composed, and every key belongs to the input method', async () => {
    const { search, calls, input } = field();
    await fireEvent.compositionStart(input);
    await type(input, 'shipin');
    await fireEvent.keyDown(input, { key: 'Enter', isComposing: true });
    expect(calls.step).not.toHaveBeenCalled();
    input.value = '食品';
    await fireEvent.compositionEnd(input);
    await eventually(() => expect(search.answered).toBe('食品'));
  });

  it('is left by Escape once its list is closed, with what was typed, and emptied by its button', async () => {
    const { search, input, calls } = field(['食品']);
    await type(input, '平湖');
    await eventually(() => expect(options().length).toBeGreaterThan(0));
    await fireEvent.keyDown(input, { key: 'Escape' });
    expect([search.text, options().length]).toEqual(['平湖', 0]);
    await fireEvent.keyDown(input, { key: 'Escape' });
    expect(search.text).toBe('平湖');
    expect(calls.leave).toHaveBeenCalledOnce();
    await type(input, '电梯');
    await fireEvent.click(screen.getByRole('button', { name: '清除检索' }));
    expect(search.text).toBe('');
    expect(document.activeElement).toBe(input);
  });

  it('colours the query as it was understood', async () => {
    const { search, input } = field();
    await type(input, '年度:2022 食品');
    await eventually(() => expect(search.answered).toBe('年度:2022 食品'));
    await eventually(() => expect(document.querySelector('.mirror .is-field')).not.toBeNull());
  });
});
