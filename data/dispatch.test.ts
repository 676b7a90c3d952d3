import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Archive } from './contract/api.ts';
import { ArchiveError } from './contract/errors.ts';
import { dispatch } from './dispatch.ts';

/** An archive of one method; the others are never reached in these tests. */
function archiveWith(method: (request: unknown) => unknown): Archive {
  return { 'reports.read': method } as unknown as Archive;
}

describe('dispatch', () => {
  it('hands a checked request on and the answer back', async () => {
    const archive = archiveWith((request) => ({ got: request }));
    const reply = await dispatch(archive, 'reports.read', { reportId: 'pinghu-2022' });
    expect(reply).toEqual({ ok: true, value: { got: { reportId: 'pinghu-2022' } } });
  });

  it('refuses a method that is not of the contract, inherited names included', async () => {
    for (const method of ['reports.erase', 'toString', '__proto__', 'constructor', '']) {
      const reply = await dispatch(
        archiveWith(() => null),
        method,
        {},
      );
      expect(reply).toMatchObject({ ok: false, error: { code: 'unknown_method' } });
    }
  });

  it('refuses a request that does not fit its schema, and says where', async () => {
    const reply = await dispatch(
      archiveWith(() => null),
      'reports.read',
      { reportId: 7, secret: true },
    );
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad_request' } });
    expect(JSON.stringify(reply)).toContain('reportId');
  });

  it('never throws, whatever is asked', async () => {
    const archive = archiveWith(() => null);
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.anything(), async (method, request) => {
        expect((await dispatch(archive, method, request, () => undefined)).ok).toBe(false);
      }),
    );
  });

  it('keeps the code of an expected failure', async () => {
    const archive = archiveWith(() => {
      throw new ArchiveError('not_found', 'unknown report "pinghu-1999"');
    });
    const reply = await dispatch(archive, 'reports.read', { reportId: 'pinghu-1999' });
    expect(reply).toEqual({
      ok: false,
      error: { code: 'not_found', detail: 'unknown report "pinghu-1999"' },
    });
  });

  it('turns a bug into `internal`, logs it once and shows no stack to the caller', async () => {
    const logged: string[] = [];
    const archive = archiveWith(() => {
      throw new TypeError('secret detail');
    });
    const reply = await dispatch(archive, 'reports.read', { reportId: 'pinghu-2022' }, (line) =>
      logged.push(line),
    );
    expect(reply).toEqual({ ok: false, error: { code: 'internal', detail: 'reports.read failed' } });
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('secret detail');
  });
});
