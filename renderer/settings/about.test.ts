import { describe, expect, it } from 'vitest';
import type { ArchiveFingerprint } from '../../data/contract/library-model.ts';
import { aboutText, runtimeParts } from './about.svelte.ts';

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
