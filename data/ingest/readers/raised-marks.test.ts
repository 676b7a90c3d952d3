import { describe, expect, it } from 'vitest';
import { readHtml } from './read-html.ts';

const linesOf = (body: string): string[] =>
  readHtml(`<html><body><h1>云溪县商务局2023年工作总结</h1>${body}</body></html>`)
    .text.split('\n')
    .filter((line) => line !== '')
    .slice(1);

describe('what is raised above its line', () => {
  it.each([
    ['立案320<sup>1</sup>件，结案31件。', '立案320件[1]，结案31件。'],
    ['查处45<sup>[2]</sup>件', '查处45件[2]'],
    ['满意度<sup>①</sup>持续提高（1.5<sup>2</sup>万户）。', '满意度持续提高①（1.5万户[2]）。'],
    ['立案320<sup><a href="#n1">1</a></sup>件<br>结案31件', '立案320件[1]', '结案31件'],
    [
      '面积3500m<sup>2</sup>、12km<sup>2</sup>，菌落10<sup>5</sup>个、10<sup>-3</sup>',
      '面积3500m²、12km²，菌落10⁵个、10⁻³',
    ],
    ['检查110<sup>1</sup>家', '检查110家[1]'],
    ['第1<sup>st</sup>次', '第1st次'],
    ['增长3.5<sup>1</sup>%，下降2%', '增长3.5%[1]，下降2%'],
  ])('is no part of the number or word beside it: %s', (body, ...lines) => {
    expect(linesOf(`<p>${body}</p>`)).toEqual(lines);
  });

  it('leaves the cells of a table as they are, and stands behind it', () => {
    const { text } = readHtml(
      '<html><body><table><tr><th>项目</th><th>2022年</th><th>2023年</th></tr><tr><td>结案（件）<sup>1</sup></td><td>32</td><td>33<sup>2</sup></td></tr></table></body></html>',
    );
    expect(text).toContain('结案（件）\t32\t33');
    expect(text).toContain('[1][2]');
  });
});
