import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IndexRebuild } from '../../data/contract/library-model.ts';
import { clientOver } from '../archive-client.ts';
import { IndexRepair } from './index-repair.svelte.ts';

type One = IndexRebuild['archives'][number];

function working(done: number, more: Partial<One> = {}): IndexRebuild {
  const one: One = {
    fileName: 'holdings.sqlite',
    role: 'holdings',
    state: 'running',
    done,
    total: 400,
    code: null,
    ...more,
  };
  return { isRunning: one.state === 'running', archives: [one] };
}

/** A library that comes further with every look. */
function repairing(steps: readonly IndexRebuild[]) {
  const asked: string[] = [];
  let at = 0;
  const client = clientOver((method) => {
    asked.push(method);
    return Promise.resolve({ ok: true, value: steps[Math.min(at++, steps.length - 1)] });
  });
  return { repair: new IndexRepair(client), asked };
}

describe('the repair of a damaged index', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('begins by itself, tells how far it is, and says when it is done', async () => {
    const { repair, asked } = repairing([working(0), working(150), working(400, { state: 'rebuilt' })]);
    const done = repair.notice(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(repair.current).toMatchObject({ done: 0, state: 'running' });
    await vi.advanceTimersByTimeAsync(300);
    expect(repair.current).toMatchObject({ done: 150, total: 400 });
    expect(repair.rebuilt).toBe(0);
    await vi.advanceTimersByTimeAsync(300);
    await done;
    expect([repair.progress, repair.failure, repair.rebuilt]).toEqual([null, null, 1]);
    expect(asked).toEqual(['library.startRebuild', 'library.rebuildProgress', 'library.rebuildProgress']);
  });

  it('does nothing where nothing is damaged', async () => {
    const { repair, asked } = repairing([working(0)]);
    await repair.notice(false);
    expect(asked).toEqual([]);
  });

  it('says why it failed, and tries again only when it is asked to', async () => {
    const { repair, asked } = repairing([working(0, { state: 'failed', code: 'disk_full' })]);
    await repair.notice(true);
    expect(repair.failure).toBe('disk_full');
    await repair.notice(true);
    expect(asked).toHaveLength(1);
    await repair.begin();
    expect(asked).toHaveLength(2);
    expect(repair.rebuilt).toBe(0);
  });
});
