import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Archive } from './contract/api.ts';
import { Changes } from './changes.ts';
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

  it.each([
    ['SQLITE_FULL', 'disk_full'],
    ['ENOSPC', 'disk_full'],
    ['SQLITE_READONLY_DIRECTORY', 'read_only'],
    ['SQLITE_CORRUPT', 'internal'],
  ])('tells whoever writes what the disk refused: %s', async (code, told) => {
    const archive = {
      'imports.add': () => {
        throw Object.assign(new Error('refused'), { code });
      },
    } as unknown as Archive;
    const file = { name: '平湖.txt', contentBase64: '' };
    const reply = await dispatch(archive, 'imports.add', { files: [file] }, () => undefined);
    expect(reply).toMatchObject({ ok: false, error: { code: told } });
  });

  it('says what a call has changed, also one that fails halfway', async () => {
    const changes = new Changes();
    const archive = {
      'preferences.write': () => changes.tell(['preferences']),
      'imports.add': () => {
        changes.tell(['reports', 'texts']);
        throw new ArchiveError('disk_full', 'no room');
      },
    } as unknown as Archive;
    const written = await dispatch(archive, 'preferences.write', { key: 'theme', value: 'dark' });
    expect(written).toEqual({ ok: true, value: undefined, changed: ['preferences'] });
    const file = { name: '平湖.txt', contentBase64: '' };
    expect(await dispatch(archive, 'imports.add', { files: [file] })).toMatchObject({
      ok: false,
      changed: ['reports', 'texts'],
    });
  });

  it('keeps apart what calls that are under way together have changed, and what comes after an answer', async () => {
    const changes = new Changes();
    const elsewhere: unknown[] = [];
    changes.onElsewhere((changed) => elsewhere.push(changed));
    let goOn: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (goOn = resolve));
    let late: () => void = () => undefined;
    const later = new Promise<void>((resolve) => (late = resolve));
    const archive = {
      'imports.add': async () => {
        await waiting;
        changes.tell(['reports']);
        // Work that goes on behind the answer.
        void later.then(() => changes.tell(['archives']));
      },
      'preferences.write': () => changes.tell(['preferences']),
    } as unknown as Archive;
    const file = { name: '平湖.txt', contentBase64: '' };
    const slow = dispatch(archive, 'imports.add', { files: [file] });
    expect(await dispatch(archive, 'preferences.write', { key: 'a', value: '' })).toMatchObject({
      changed: ['preferences'],
    });
    goOn();
    expect(await slow).toMatchObject({ changed: ['reports'] });
    late();
    await later;
    expect(elsewhere).toEqual([['archives']]);
  });

  it('complains where a method changes what it does not declare', async () => {
    const changes = new Changes();
    const archive = archiveWith(() => changes.tell(['notes']));
    const complaints: string[] = [];
    await dispatch(archive, 'reports.read', { reportId: 'pinghu-2022' }, (line) => complaints.push(line));
    expect(complaints).toEqual([expect.stringContaining('notes')]);
  });
});
