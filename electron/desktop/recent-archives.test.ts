import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RecentArchives } from './recent-archives.ts';

let folder: string;
let archives: readonly string[];
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-recent-'));
  archives = Array.from({ length: 12 }, (_, n) => path.join(folder, `临河县 ${n}.lanjuan`));
  for (const file of archives) writeFileSync(file, '');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('recent archives', () => {
  it('stand latest first, each once, eight of them', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 30 }), (opened) => {
        const file = path.join(folder, 'recent.json');
        rmSync(file, { force: true });
        for (const n of opened) new RecentArchives(file).add(archives[n] ?? '');
        const expected = [...new Set(opened.toReversed())].slice(0, 8).map((n) => archives[n]);
        expect(new RecentArchives(file).list()).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('leave out what is not there any more, until it is there again', () => {
    const recent = new RecentArchives(path.join(folder, 'away.json'));
    const stick = path.join(folder, '移动盘.lanjuan');
    recent.add(stick);
    expect(recent.list()).toEqual([]);
    writeFileSync(stick, '');
    expect(recent.list()).toEqual([stick]);
    recent.clear();
    expect(recent.list()).toEqual([]);
  });

  it.each(['', '{', '{}', 'null', '[1, null, "relative.lanjuan"]', '\0'])(
    'are none when the file says %j',
    (content) => {
      const file = path.join(folder, 'damaged.json');
      writeFileSync(file, content);
      expect(new RecentArchives(file).list()).toEqual([]);
    },
  );
});
