import { describe, expect, it } from 'vitest';
import type { Reply } from '../../data/contract/api.ts';
import type { FixityChecks } from '../../data/contract/fixity-model.ts';
import type { ReportId } from '../../data/contract/model.ts';
import { clientOver } from '../archive-client.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { ChecksState, checkWords } from './checks.svelte.ts';

const at = '2026-03-05T08:00:00.000Z';
const id = 'pinghu-2022' as ReportId; // as the contract makes it
const check = (change: Partial<FixityChecks['archives'][number]>): FixityChecks['archives'][number] => ({
  fileName: 'holdings.sqlite',
  role: 'holdings',
  state: 'idle',
  last: null,
  ...change,
});

describe('how an archive is', () => {
  const say = new Messages();
  say.locale = 'zh';
  const words = (change: Partial<FixityChecks['archives'][number]>) =>
    checkWords(check(change), say, () => '平湖 2022');

  it('is not known before it was read as a whole', () => {
    expect(words({})).toEqual({ text: '尚未全面校验', isBad: false });
  });

  it('is said with the day on which it was read', () => {
    expect(words({ last: { at, texts: 5, complaints: [] } })).toEqual({
      text: '2026年3月5日全面校验：完好，5 个文本与登记的校验值一致',
      isBad: false,
    });
  });

  it('names what differs', () => {
    const complaints = [{ kind: 'contents' }, { kind: 'text', reportId: id, edition: 'original' }] as const;
    expect(words({ last: { at, texts: 5, complaints } })).toEqual({
      text: '2026年3月5日全面校验，发现问题：内容与档案库自己声明的不一致；“平湖 2022”的文本与登记的校验值不一致',
      isBad: true,
    });
  });

  it('is being found out', () => {
    expect(words({ state: 'running', last: { at, texts: 5, complaints: [] } }).text).toBe('正在校验…');
    expect(words({ state: 'waiting' }).text).toBe('等待校验');
  });
});

describe('checks of the archives', () => {
  const running: FixityChecks = { isRunning: true, archives: [check({ state: 'running' })] };
  const resting: FixityChecks = { isRunning: false, archives: [check({})] };

  it('are begun and ended by a person; what goes on is asked for once', async () => {
    const asked: string[] = [];
    const client = clientOver((method) => {
      asked.push(method);
      return Promise.resolve({ ok: true, value: method === 'library.startCheck' ? running : resting });
    });
    const state = new ChecksState(
      client,
      () => undefined,
      () => true,
    );
    await state.load();
    expect(state.all).toEqual(resting);
    await state.start();
    expect(state.all).toEqual(running);
    await state.stop();
    expect(state.all).toEqual(resting);
    expect(asked).toEqual(['library.checks', 'library.startCheck', 'library.stopCheck']);
  });

  it('that cannot be begun are told', async () => {
    const failed: unknown[] = [];
    const reply: Reply<unknown> = { ok: false, error: { code: 'internal', detail: 'no' } };
    const state = new ChecksState(
      clientOver(() => Promise.resolve(reply)),
      (error) => failed.push(error),
      () => true,
    );
    await state.start();
    expect(failed).toMatchObject([{ code: 'internal' }]);
  });
});
