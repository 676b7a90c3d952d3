import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isPrivate } from './private-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-private-'));
afterAll(() => rmSync(folder, { recursive: true }));

const windows = {
  platform: 'win32',
  home: 'C:\\Users\\li.jing',
  env: { APPDATA: '\\\\server\\profiles\\li.jing\\AppData\\Roaming', LOCALAPPDATA: undefined },
} as const;

describe('whether others may read a folder', () => {
  it.skipIf(process.platform === 'win32')('is told by its rights', () => {
    for (const [mode, wanted] of [
      [0o700, true],
      [0o750, false],
      [0o704, false],
    ] as const) {
      chmodSync(folder, mode);
      expect(isPrivate(folder)).toBe(wanted);
    }
  });

  it.each([
    ['C:\\Users\\li.jing\\AppData\\Roaming\\lanjuan\\library', true],
    ['c:\\users\\LI.JING\\文档\\资料', true],
    ['\\\\server\\profiles\\li.jing\\AppData\\Roaming\\lanjuan', true],
    ['C:\\Users\\li.jing2\\library', false],
    ['C:\\Users\\Public\\library', false],
    ['D:\\lanjuan\\library', false],
    ['\\\\server\\share\\library', false],
  ])('is told on Windows by its place: %s', (place, wanted) => {
    expect(isPrivate(place, windows)).toBe(wanted);
  });
});
