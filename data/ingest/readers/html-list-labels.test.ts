import { describe, expect, it } from 'vitest';
import { readHtml } from './read-html.ts';

const linesOf = (html: string): readonly string[] => readHtml(html).text.split(/\n+/).filter(Boolean);

describe('the numbers of a list of a web page', () => {
  it('stand before its entries as a browser draws them', () => {
    expect(
      linesOf('<p>主要做法：</p><ol><li>健全制度</li><li><p>细化流程</p><p>逐项落实</p></li></ol>'),
    ).toEqual(['主要做法：', '1. 健全制度', '2. 细化流程', '逐项落实']);
  });

  it('begin where the list says, go backwards, and jump to the value of an entry', () => {
    expect(linesOf('<ol start="4"><li>甲事</li><li value="9">乙事</li><li>丙事</li></ol>')).toEqual([
      '4. 甲事',
      '9. 乙事',
      '10. 丙事',
    ]);
    expect(linesOf('<ol reversed><li>甲事</li><li>乙事</li><li>丙事</li></ol>')).toEqual([
      '3. 甲事',
      '2. 乙事',
      '1. 丙事',
    ]);
  });

  it.each([
    ['type="A"', 'B. 乙事'],
    ['type="a"', 'b. 乙事'],
    ['type="I"', 'II. 乙事'],
    ['type="i"', 'ii. 乙事'],
    ['style="list-style-type: cjk-ideographic"', '二、乙事'],
    ['style="list-style: simp-chinese-formal inside"', '贰、乙事'],
    ['style="list-style-type: cjk-heavenly-stem"', '乙、乙事'],
    ['style="list-style-type: decimal-leading-zero"', '02. 乙事'],
    ['style="list-style-type: disc"', '乙事'],
    ['style="list-style: none"', '乙事'],
  ])('are of the kind that %s names', (attribute, line) => {
    expect(linesOf(`<ol ${attribute}><li>甲事</li><li>乙事</li></ol>`)[1]).toBe(line);
  });

  it('count each list for itself, and nothing in a list without numbers', () => {
    const html =
      '<ol><li>甲事<ol type="a"><li>甲一</li><li>甲二</li></ol></li><li>乙事<ul><li>乙一</li></ul></li></ol><ol><li>另起</li></ol>';
    expect(linesOf(html)).toEqual(['1. 甲事', 'a. 甲一', 'b. 甲二', '2. 乙事', '乙一', '1. 另起']);
  });

  it('are left out where a style sheet takes them away, or the entries bring their own', () => {
    const sheet = '<style>ul, ol { list-style: none } .text ol { list-style-type: decimal }</style>';
    expect(linesOf(`${sheet}<ol><li>甲事</li></ol><div class="text"><ol><li>乙事</li></ol></div>`)).toEqual([
      '甲事',
      '1. 乙事',
    ]);
    expect(linesOf('<style>li { display: block }</style><ol><li>甲事</li></ol>')).toEqual(['甲事']);
    expect(linesOf('<ol><li>一、甲事</li><li>二、乙事</li></ol>')).toEqual(['一、甲事', '二、乙事']);
  });

  it('do not count what nobody sees', () => {
    expect(linesOf('<ol><li>甲事</li><li style="display:none">暗事</li><li>乙事</li></ol>')).toEqual([
      '1. 甲事',
      '2. 乙事',
    ]);
  });
});
