import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { killWriters } from './testing/kill-test.ts';
import { longOr } from '../testing/long-form.ts';

it(
  'has every acknowledged note after its process was killed at random moments',
  { timeout: longOr(600_000, 60_000) },
  async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lanjuan-kill-'));
    try {
      const report = await killWriters(path.join(folder, 'library'), longOr(40, 5), 150);
      expect(report.lost).toEqual([]);
      expect(report.problems).toEqual([]);
      expect(report.acknowledged).toBeGreaterThan(5);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
);
