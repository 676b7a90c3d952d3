import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { killWriters } from './testing/kill-test.ts';

it(
  'has every acknowledged note after its process was killed at random moments',
  { timeout: 60_000 },
  async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lanjuan-kill-'));
    try {
      const report = await killWriters(path.join(folder, 'library'), 8, 150);
      expect(report.lost).toEqual([]);
      expect(report.problems).toEqual([]);
      expect(report.acknowledged).toBeGreaterThan(8);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
);
