import { describe, expect, it } from 'vitest';
import type { Reply } from '../../data/contract/api.ts';
import { clientOver } from '../archive-client.ts';
import { BackupsState, changesNothing, isSound } from './backups.svelte.ts';

const NOTHING = { backup: 'a', brought: [], removed: [], changed: [], others: 0 };

/** Answers by method; a method without an answer is refused. */
function stateOver(answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const restored: unknown[] = [];
  const client = clientOver((method) => {
    asked.push(method);
    const reply: Reply<unknown> =
      method in answers
        ? { ok: true, value: answers[method] }
        : { ok: false, error: { code: 'disk_full', detail: method } };
    return Promise.resolve(reply);
  });
  return { state: new BackupsState(client, (one) => restored.push(one)), asked, restored };
}

describe('going back to a backup', () => {
  it('changes nothing before the person has looked and agreed', async () => {
    const { state, asked, restored } = stateOver({
      'notebook.previewRestore': NOTHING,
      'notebook.restore': NOTHING,
      'notebook.backups': [],
    });
    await state.restore();
    expect(asked).toEqual([]);
    await state.look('a');
    expect(restored).toEqual([]);
    await state.restore();
    expect(restored).toEqual([NOTHING]);
    expect(state.preview).toBeNull();
  });

  it('keeps the reason where a backup cannot be made', async () => {
    const { state } = stateOver({});
    await state.backUp();
    expect(state.error).toMatchObject({ code: 'disk_full' });
    expect(state.doing).toBe('nothing');
  });
});

describe('what is told', () => {
  it('is a difference as soon as anything differs, and soundness only where all is sound', () => {
    expect(changesNothing(NOTHING)).toBe(true);
    expect(changesNothing({ ...NOTHING, others: 1 })).toBe(false);
    const sound = { integrity: 'ok', journal: 'ok', contents: 'ok', annotations: 1, changes: 1 };
    expect(isSound(sound)).toBe(true);
    expect(isSound({ ...sound, journal: 'line 3 differs' })).toBe(false);
  });
});
