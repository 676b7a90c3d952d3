import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { longOr } from '../testing/long-form.ts';
import { flipNotebook } from './testing/notebook-flips.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lanjuan-notebook-flips-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('a bit that turns over', () => {
  it.each(['database', 'journal'] as const)('in the %s of a notebook changes no note unseen', (which) => {
    const report = flipNotebook(which, longOr(30, 10), path.join(folder, which));
    expect(report.missed).toEqual([]);
    expect(report.told).toBeGreaterThan(longOr(5, 1));
  });
});
