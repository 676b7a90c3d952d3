import { describe, expect, it } from 'vitest';
import { longOr } from '../../data/testing/long-form.ts';
import { baseTexts, FORMATS, writeAs } from './base-files.ts';
import { fuzzFile, readFuzzFile } from './fuzz-case.ts';
import { fuzz } from './fuzz-driver.ts';

describe('fuzzing', () => {
  it('begins with files that are all accepted', async () => {
    const [text = ''] = baseTexts().slice(-1);
    for (const format of FORMATS)
      expect(await readFuzzFile({ name: `a.${format}`, bytes: writeAs(format, text) }), format).toBe(
        'accepted',
      );
  });

  it('makes the same file of the same seed and number, and another of another', () => {
    const texts = baseTexts();
    expect(fuzzFile(texts, 7, 3)).toEqual(fuzzFile(texts, 7, 3));
    expect(Buffer.compare(fuzzFile(texts, 7, 3).bytes, fuzzFile(texts, 7, 4).bytes)).not.toBe(0);
  });

  it('finds no crash, no hang and no great memory in a short run', { timeout: 600_000 }, async () => {
    const count = longOr(600, 60);
    const report = await fuzz({ seed: 20_260_214, first: 0, count, processes: 1 });
    expect(report.failures).toEqual([]);
    expect(report.cases).toBe(count);
    expect(report.outcomes['accepted']).toBeGreaterThan(count / 2);
  });
});
