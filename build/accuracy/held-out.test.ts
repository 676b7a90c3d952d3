import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readNames } from './extract-original.ts';
import { readHeldOut } from './held-out-reports.ts';
import { measureHeldOut, totalOf } from './measure-held-out.ts';

const data = path.resolve(import.meta.dirname, '../../data');
const reports = readHeldOut(path.join(data, 'testing/held-out'));

describe('the held-out reports', () => {
  it('have their marks taken out, and every figure stands where its mark stood', () => {
    for (const { source, figures } of reports) {
      const characters = [...source];
      expect(source).not.toContain('‹');
      for (const { at } of figures)
        expect(characters[at]).toMatch(/[-\d０-９半第未没无零一二两三四五六七八九十百]/u);
    }
  });

  it('are read well: figures, record and headings', () => {
    const names = readNames(path.join(data, 'corpus'));
    const total = totalOf(reports.map((report) => measureHeldOut(report, names)));
    for (const [name, share] of Object.entries(total))
      expect(share, name).toBeGreaterThanOrEqual(name === 'subject' ? 0.9 : 0.97);
  });

  it('count a record field that is claimed although the text does not tell it as wrong', () => {
    const report = reports.find(({ record }) => record.region === null)!;
    const known = { ...report, record: { ...report.record, region: '某省' } };
    const names = { concepts: [], programmes: [] };
    expect(measureHeldOut(known, names).fields.right).toBe(measureHeldOut(report, names).fields.right - 1);
  });
});
