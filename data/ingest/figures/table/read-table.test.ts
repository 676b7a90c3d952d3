import { expect, it } from 'vitest';
import { parseOriginal } from '../../parse-original.ts';
import { readHtml } from '../../readers/read-html.ts';
import { extractFigures } from '../extract-figures.ts';
import { SAMPLE_CONTEXT } from '../figures-of.ts';

const table = (rows: readonly (readonly string[])[]): string =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
const HEADED = table([
  ['项目', '数量（件）', '金额（万元）'],
  ['受理投诉', '980', '12.5'],
]);
const REST = table([
  ['办结投诉', '975', '11.5'],
  ['办结举报', '95', '1.5'],
]);

function told(between: string, rest = REST): readonly string[] {
  const page = `<h1>清水县市场监督管理局2023年工作情况</h1><p>主要的情况见下表。</p>${HEADED}${between}${rest}<p>以上为全部情况。</p>`;
  const { text, layout } = readHtml(page);
  return extractFigures(parseOriginal(text, {}, layout).sections, SAMPLE_CONTEXT)
    .slice(2)
    .map(({ subject, value, unit }) => `${subject} ${value}${unit}`);
}

const CONTINUED = [
  '办结投诉·数量 975件',
  '办结投诉·金额 11.5万元',
  '办结举报·数量 95件',
  '办结举报·金额 1.5万元',
];

it.each(['', '<p>续表</p>', '<p>续表1</p>', '<p>表1（续）</p>'])(
  'the rest of a table, right below it or below 续表, has its heads: “%s”',
  (between) => {
    expect(told(between)).toEqual(CONTINUED);
    expect(
      told(
        between,
        REST +
          table([
            ['办结咨询', '12', '0.5'],
            ['办结申请', '3', '0.1'],
          ]),
      ),
    ).toEqual([
      ...CONTINUED,
      ...['办结咨询·数量 12件', '办结咨询·金额 0.5万元', '办结申请·数量 3件', '办结申请·金额 0.1万元'],
    ]);
  },
);

it('another table has none of them', () => {
  const apart = ['办结投诉 975件', '办结投诉 11.5件', '办结举报 95件', '办结举报 1.5件'];
  expect(told('<p>另外，各所的情况如下。</p>')).toEqual(apart);
  expect(
    told(
      '',
      table([
        ['城关所', '36'],
        ['东风所', '12'],
      ]),
    )[0],
  ).toBe('城关所 36');
});
