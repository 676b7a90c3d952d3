import { describe, expect, it } from 'vitest';
import { findReportYears, type ReportYears } from './report-years.ts';

const years = (
  titles: readonly string[],
  more: { headings?: string[]; body?: string; date?: [number, number] } = {},
): ReportYears =>
  findReportYears({
    titles,
    headings: more.headings ?? [],
    body: more.body ?? '',
    publishedYear: more.date?.[0] ?? null,
    publishedMonth: more.date?.[1] ?? null,
  });

describe('the year that a report covers', () => {
  it.each([
    ['云溪县商务局2023年工作总结', 2023],
    ['云溪县商务局2023年工作总结和2024年工作计划', 2023],
    ['2023年云溪县国民经济和社会发展统计公报', 2023],
    ['二〇二三年工作总结', 2023],
    ['云溪县商务局二〇二三年工作总结', 2023],
    ['云溪县商务局二O一八年工作总结', 2018],
    ['云溪县工商局关于一九九八年工作情况的报告', 1998],
    ['在中国共产党云溪县第十四次代表大会上的报告（2023年12月8日）', 2023],
    ['在中国共产党云溪县第十四次代表大会上的报告（2024年2月8日）', 2023],
    ['2023年云溪县消费者权益保护委员会工作报告', 2023],
    ['云溪县2021—2022年消费维权工作情况', 2022],
    ['云溪县商务局“十三五”工作总结', 2020],
    ['云溪县商务局2016-2020年工作总结', 2020],
    ['云溪县商务局2016―2020年工作总结', 2020],
    ['云溪县商务局2021年7月至2022年6月工作总结', 2022],
    ['云溪县商务局“十四五”开局之年工作综述', 2021],
    ['云溪县商务局市场监管动态（2023年3月份）', 2023],
    ['Yunxi Commerce Bureau Annual Report 2022', 2022],
    ['云溪县商务局2022年法治政府建设年度报告', 2022],
  ])('is told by the title: %s', (title, year) => {
    expect(years([title]).covered).toBe(year);
  });

  it('is the year before a speech to a congress, which names its own', () => {
    const found = years([
      '2024年云溪县政府工作报告',
      '——2024年1月9日在云溪县第十八届人民代表大会第三次会议上',
    ]);
    expect([found.covered, found.published]).toEqual([2023, 2024]);
  });

  it('is read in Chinese numerals in the text as well', () => {
    const body = '二〇二二年，我局办理投诉2101件，较二〇二一年增加120件。';
    expect(years(['云溪县商务局工作总结'], { body }).covered).toBe(2022);
  });

  it.each([
    '办理投诉2101件，较2021年增加120件。较2021年多办案12件。',
    '办理投诉2101件，比2021年多120件，高于2020年的水平，是2019年的1.2倍。',
    '与2021年相比，投诉增加120件；2021年同期为90件。',
    '办理投诉2101件。到2025年，建成示范街区12条。',
    '到2025年，建成示范街区12条。办理投诉2101件。',
    '办理投诉2101件。力争2025年建成示范街区12条。',
    '办理投诉2101件。2025年力争建成示范街区12条。',
    '办理投诉2101件。2025年底前建成示范街区12条。',
    '投诉由2021年的90件增加到2101件。',
    '投诉从2021年90件升至2101件。',
    '在2021年基础上增长12%。',
    '相较2021年、2020年分别增长12%、13%。',
    '比2021年和2020年分别多120件、130件。',
    '计划于2025年建成。争取2026年达标。预期2027年完工。',
    '确保2025年底前建成示范街区12条，2025年末达到20条。',
    '2025年目标：建成20条。',
    '根据2019年印发的方案，办理投诉2101件。',
    '按照2019年的要求，办理投诉2101件。',
    '较二〇二一年增加120件，到二〇二五年力争翻番。',
  ])('is none where the text only compares with years or aims at them: %s', (body) => {
    expect(years(['云溪县商务局工作总结'], { body }).covered).toBeNull();
  });

  it('is what the text looks back on beside comparisons and aims', () => {
    const body = '2022年，办理投诉2101件，较2021年增加120件，较2021年多办案12件。到2025年力争翻番。';
    expect(years(['云溪县商务局工作总结'], { body }).covered).toBe(2022);
    expect(years(['云溪县商务局工作总结'], { body: '在县委领导下，2022年办理投诉12件。' }).covered).toBe(
      2022,
    );
    expect(
      years(['云溪县商务局工作总结'], { body: '截至2022年底，共有商户1203家。2022年新增12家。' }).covered,
    ).toBe(2022);
  });

  it.each([
    '云溪县商务局“十四五”以来工作综述',
    '云溪县商务局“十四五”规划中期总结',
    '云溪县商务局2021—2025年工作规划',
  ])('is not told by a span that is not over: %s', (title) => {
    expect(years([title]).covered).toBeNull();
  });

  it('is unsure where a month in brackets may be that of the printing', () => {
    const found = years(['云溪县商务局：织密食品安全网（2023年3月）'], { date: [2023, 3] });
    expect(found.covered).toBeNull();
    expect(found.candidates.map(({ year }) => year)).toEqual([2022, 2023]);
    expect(years(['云溪县商务局：织密食品安全网（2023年3月）']).covered).toBeNull();
    expect(years(['云溪县商务局2022年工作总结', '（2023年3月）']).covered).toBe(2022);
  });

  it('is not the one before a paper on a holiday came out', () => {
    expect(years(['云溪县商务局春节期间工作总结'], { date: [2023, 3] }).covered).toBeNull();
  });

  it('is not put before one that a heading merely names', () => {
    const body = 'In 2022 the bureau handled 2101 complaints.';
    expect(years(['Yunxi Commerce Bureau'], { headings: ['Work in 2022'], body }).covered).not.toBe(2021);
  });

  it('is none where the paper only plans', () => {
    const found = years(['云溪县商务局2024年工作要点'], { body: '2024年，全县商务工作要抓好以下重点。' });
    expect([found.covered, found.published]).toEqual([null, 2024]);
  });

  it('is what the headings look back on, though the text calls the year a beginning', () => {
    expect(
      years([], { headings: ['一、2023年主要工作情况'], body: '2023年是转折之年，也是开局之年。' }).covered,
    ).toBe(2023);
  });

  it('is not claimed where two years are as likely; both can be chosen', () => {
    const found = years(['云溪商务巡礼'], {
      body: '一路走来，步履不停。回望2021年，成绩可喜。回望2022年，亮点纷呈。',
    });
    expect(found.covered).toBeNull();
    expect(found.candidates.map(({ year }) => year)).toEqual([2022, 2021]);
    expect(years(['工作总结'], { body: '各项工作稳步推进。' })).toMatchObject({
      covered: null,
      candidates: [],
    });
  });
});
