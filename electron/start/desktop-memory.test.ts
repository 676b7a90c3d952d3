import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DesktopMemory } from './desktop-memory.ts';

const HOUR = 60 * 60 * 1000;
let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-start-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('the memory of a window that could not be had', () => {
  const file = (): string => path.join(folder, 'a/desktop-start.json');
  const at = (now: number): DesktopMemory => new DesktopMemory(file(), () => now);

  it('lasts a day, for another process too', () => {
    at(0).remember('electron', 'no network');
    expect(at(23 * HOUR).recall('electron')).toBe('no network');
    expect(at(24 * HOUR).recall('electron')).toBeNull();
  });

  it('is of one attempt: a new version is tried', () => {
    at(0).remember('electron-1', 'no network');
    expect(at(HOUR).recall('electron-2')).toBeNull();
  });

  it('does not count when the clock stood ahead', () => {
    at(2 * HOUR).remember('electron', 'no network');
    expect(at(HOUR).recall('electron')).toBeNull();
  });

  it('is nothing before, after it was forgotten, and where the file is damaged', () => {
    expect(at(0).recall('electron')).toBeNull();
    at(0).forget();
    at(0).remember('electron', 'no network');
    at(0).forget();
    expect(at(0).recall('electron')).toBeNull();
    at(0).remember('electron', 'no network');
    for (const content of ['', 'null', '[]', '{"what":"electron","why":1,"at":0}', '{"what":"electron"']) {
      writeFileSync(file(), content);
      expect(at(0).recall('electron')).toBeNull();
    }
  });
});
