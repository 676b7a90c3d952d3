import { describe, expect, it } from 'vitest';
import type { Reply } from '../../data/contract/api.ts';
import type { ArchiveFingerprint } from '../../data/contract/library-model.ts';
import { clientOver } from '../archive-client.ts';
import { AboutState, aboutText, runtimeParts } from './about.svelte.ts';

const COUNTY: ArchiveFingerprint = {
  fileName: '临河县 2024.lanjuan',
  role: 'added',
  editionId: 'e'.repeat(64),
  sha256: 'a'.repeat(64),
  bytes: 1024,
};

describe('what is copied about the program', () => {
  it('names program, runtime and each archive as sha256sum does', () => {
    const runtime = { electron: '45.4.1', chromium: '156.0.1', node: '24.21.0' };
    expect(aboutText('0.1.0', runtime, [COUNTY]).split('\n')).toEqual([
      '览卷 Lanjuan 0.1.0',
      'Electron 45.4.1 · Chromium 156.0.1 · Node 24.21.0',
      `${'a'.repeat(64)}  临河县 2024.lanjuan`,
      `  edition ${'e'.repeat(64)}`,
    ]);
  });

  it('leaves out a runtime that is not known, as in a browser', () => {
    expect(runtimeParts({ electron: '', chromium: undefined })).toEqual([]);
    expect(aboutText('0.1.0', {}, [])).toBe('览卷 Lanjuan 0.1.0');
  });
});

describe('the box about the program', () => {
  /** Over archives that answer so. */
  function about(reply: Reply<unknown>): { readonly state: AboutState; readonly asked: readonly string[] } {
    const asked: string[] = [];
    const client = clientOver((method) => {
      asked.push(method);
      return Promise.resolve(reply);
    });
    return { state: new AboutState(client), asked };
  }

  it('has the checksums reckoned when it is opened, and not before', async () => {
    const { state, asked } = about({ ok: true, value: [COUNTY], changed: [] });
    expect([state.isOpen, state.fingerprints, asked]).toEqual([false, null, []]);
    await state.open();
    expect([state.isOpen, state.fingerprints, asked]).toEqual([true, [COUNTY], ['archives.fingerprints']]);
    state.close();
    expect(state.isOpen).toBe(false);
  });

  it('keeps why they could not be reckoned', async () => {
    const { state } = about({ ok: false, error: { code: 'archive_missing', detail: 'none at a.lanjuan' } });
    await state.open();
    expect(state.fingerprints).toBeNull();
    expect(state.error).toMatchObject({ code: 'archive_missing' });
  });
});
