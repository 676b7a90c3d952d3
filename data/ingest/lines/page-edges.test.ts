import { describe, expect, it } from 'vitest';
import { edgeLines } from './page-edges.ts';

const TITLE = '云溪县商务局2023年工作总结';
const BODY = ['2023年，全县限上企业达到126家。', '一、主要工作', '办展3场。'];
const left = (lines: readonly string[]): string[] => {
  const edge = edgeLines(lines, (line) => /^打印|^关闭/.test(line));
  return lines.filter((_, at) => !edge.has(at));
};

describe('the edges of a page', () => {
  it('lose a bar of buttons, whatever is written on them', () => {
    expect(left(['朗诵', '放大镜', '护眼模式', '【配色：', '黑白', '彩色', '】', TITLE, ...BODY])).toEqual([
      TITLE,
      ...BODY,
    ]);
  });

  it('lose a trail with the column that it leads to, printed once more', () => {
    expect(left(['主页', '›', '县情', '›', '商务动态', '商务动态', TITLE, ...BODY])).toEqual([
      TITLE,
      ...BODY,
    ]);
  });

  it('lose labels with the values on the next line, but no title behind a label', () => {
    expect(left(['分享到：', TITLE, '供稿：', '办公室', '阅读量：', '305', ...BODY])).toEqual([
      TITLE,
      ...BODY,
    ]);
  });

  it('lose the copy of a title that is printed over the page', () => {
    expect(left([TITLE, '专栏', TITLE, ...BODY])).toEqual(['专栏', TITLE, ...BODY]);
  });

  it('lose the names of columns above a whole title, but not the agency right above it', () => {
    const menu = ['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年报'];
    expect(left([...menu, '云溪县商务局', '2023年度工作总结', ...BODY])).toEqual([
      '云溪县商务局',
      '2023年度工作总结',
      ...BODY,
    ]);
  });

  it('keep one or two short lines: they may be headings of a newspaper', () => {
    expect(left(['守底线', '促发展', TITLE, ...BODY])).toEqual(['守底线', '促发展', TITLE, ...BODY]);
  });

  it('keep short lines below the first sentence and lists of names with numbers', () => {
    const list = ['企业', '个体户', '合作社', '共计'];
    expect(left([TITLE, ...BODY, ...list])).toEqual([TITLE, ...BODY, ...list]);
    expect(left([TITLE, '新办3家', '续办5家', '注销1家', ...BODY])).toHaveLength(4 + BODY.length);
  });

  it('lose the bar at the foot around a known button', () => {
    expect(left([TITLE, ...BODY, '打印', '顶部', '转发'])).toEqual([TITLE, ...BODY]);
  });
});
