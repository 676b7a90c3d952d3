import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHeldOut } from './held-out-reports.ts';
import { measureWebPage, scoreArticle } from './measure-web-pages.ts';
import { readWebPages } from './web-pages.ts';

const testing = path.resolve(import.meta.dirname, '../../data/testing');
const pages = readWebPages(path.join(testing, 'web-pages'), readHeldOut(path.join(testing, 'held-out')));

describe('the articles of our own web pages', () => {
  it.each(pages.map((page) => [page.name, page] as const))('are told from their frame: %s', (_, page) => {
    const { recall, precision, extra } = measureWebPage(page);
    expect(recall).toBeGreaterThanOrEqual(0.97);
    expect(precision, extra.join('\n')).toBeGreaterThanOrEqual(0.97);
  });

  it('say their title, year, period and genre, and nearly all their agency', () => {
    const faults = pages.flatMap((page) => measureWebPage(page).fields);
    expect(faults.filter((fault) => !fault.startsWith('agency: "null"'))).toEqual([]);
    expect(faults.length).toBeLessThanOrEqual(1);
  });

  it('lose and gain by whole lines', () => {
    const score = scoreArticle(['检查门店603家。', '立案20件。'], ['检查门店603家。', '上一篇：没有了']);
    expect(score.missed).toEqual(['立案20件。']);
    expect(score.extra).toEqual(['上一篇：没有了']);
  });
});
