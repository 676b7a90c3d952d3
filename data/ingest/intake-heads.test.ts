import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { passagesInOrder } from '../schema/parsed-report.ts';
import { parseOriginal, type ParsedOriginal } from './parse-original.ts';

const folder = path.resolve(import.meta.dirname, '../testing/intake');
const read = (name: string): ParsedOriginal => parseOriginal(readFileSync(path.join(folder, name), 'utf8'));
const textsOf = ({ sections }: ParsedOriginal): string[] => passagesInOrder(sections).map(({ text }) => text);
const PINGHU = { agency: '平湖市市场监督管理局', region: '浙江省嘉兴市平湖市', level: 'county-level city' };

describe('the head of a paper', () => {
  it('is its own, whichever of three papers of one agency and year it is', () => {
    expect(read('01-a.txt').draft).toMatchObject({
      ...PINGHU,
      title: '平湖市市场监督管理局2022年工作总结',
      yearCovered: 2022,
    });
    expect(read('01-b.txt').draft).toMatchObject({
      ...PINGHU,
      title: '平湖市市场监督管理局2022年政府信息公开工作年度报告',
      yearCovered: 2022,
    });
    expect(read('01-c.txt').draft).toMatchObject({
      ...PINGHU,
      title: '平湖市市场监督管理局2022年上半年工作总结',
      yearCovered: 2022,
      yearPublished: 2022,
    });
  });

  it('stands below buttons, whose source and time are kept as facts of the page', () => {
    const parsed = read('02-page-buttons-title.txt');
    expect(parsed.draft).toMatchObject({
      ...PINGHU,
      title: '平湖市市场监督管理局2021年工作总结',
      yearCovered: 2021,
      yearPublished: 2022,
    });
    expect(textsOf(parsed)).toEqual([
      '平湖市市场监督管理局2021年工作总结',
      '2021年，全局检查门店1203家。',
      '一、主要工作',
      '办理投诉318件，为消费者挽回经济损失45万元。',
    ]);
    expect(parsed.defects.filter(({ kind }) => kind === 'page_furniture')).toHaveLength(11);
  });

  it('of a speech of January is about the year before, and plans its own', () => {
    const parsed = read('07-title-names-year-of-speech.txt');
    expect(parsed.draft).toMatchObject({
      title: '2026年临江省政府工作报告',
      agency: '临江省人民政府',
      yearCovered: 2025,
      yearPublished: 2026,
    });
    expect(parsed.sections.filter(({ heading }) => heading).map(({ kind, year }) => [kind, year])).toEqual([
      ['review', 2025],
      ['plan', 2026],
    ]);
  });

  it('of a half-year says so in its title', () => {
    expect(read('08-half-year.txt').draft).toMatchObject({
      ...PINGHU,
      yearCovered: 2021,
      yearPublished: 2021,
    });
  });

  it('is not given to an agency that the text only mentions', () => {
    const { draft, unsure } = read('09-agency-of-a-mention.txt');
    expect(draft).toMatchObject({ title: '2025年宁海县重点工作盘点', agency: null, yearCovered: 2025 });
    expect(unsure).toContain('agency');
  });

  it('is not given to the agency above, nor does a year of beginning make the report a plan', () => {
    const { draft, unsure } = read('09c-upper-agency-named.txt');
    expect(draft).toMatchObject({ ...PINGHU, title: null, yearCovered: 2023 });
    expect(unsure).toContain('title');
  });

  it('is one text where it was painted four times', () => {
    const parsed = read('14-painted-four-times.txt');
    expect(parsed.draft).toMatchObject({ title: '平湖市市场监督管理局2011年年度报告', yearCovered: 2011 });
    expect(textsOf(parsed)).toContain('股票代码：300218');
    expect(parsed.defects.map(({ kind }) => kind)).toEqual(['doubled_text', 'doubled_text']);
  });

  it('below buttons, with a review of five years: its last year is the one covered', () => {
    const parsed = read('15b-buttons-make-review-a-plan.txt');
    expect(parsed.draft).toMatchObject({
      title: '2026年临江省政府工作报告',
      agency: '临江省人民政府',
      head: { name: '王某某', title: '省长' },
      yearCovered: 2025,
    });
    expect(
      parsed.sections
        .filter(({ heading }) => heading)
        .map(({ kind, year, heading }) => [heading!.text, kind, year]),
    ).toEqual([
      ['“十四五”时期工作回顾', 'review', 2025],
      ['2026年重点工作', 'plan', 2026],
    ]);
  });

  it('keeps the lines that sign the paper out of the title and the text, and knows when it came out', () => {
    const parsed = read('16-dateline.txt');
    expect(parsed.draft).toMatchObject({
      ...PINGHU,
      title: '平湖市市场监督管理局2022年工作总结',
      yearPublished: 2023,
    });
    expect(parsed.sections.find(({ role }) => role === 'lead')!.passages[0]!.text).toMatch(/^2022年/);
    expect(textsOf(parsed).filter((text) => text === '2023年2月28日')).toHaveLength(2);
  });

  it('written in Chinese numerals has its years, and its signature below the title', () => {
    const { draft } = parseOriginal(
      '二〇二三年工作总结\n平湖市审计局\n二〇二四年一月十日\n全年完成审计项目26个。',
    );
    expect(draft).toMatchObject({
      title: '二〇二三年工作总结',
      agency: '平湖市审计局',
      yearCovered: 2023,
      yearPublished: 2024,
    });
  });

  it.each([
    ['平湖市市场监督管理局“十三五”工作总结', 2020, '2016/2020', 'annual-review'],
    ['平湖市市场监督管理局2025年春节期间市场监管工作总结', 2025, null, 'interim-review'],
    ['平湖市市场监督管理局：织密食品安全网（2023年3月）', null, null, null],
    ['平湖市市场监督管理局市场监管动态（2023年3月份）', 2023, '2023-03', 'interim-review'],
  ])('“%s” has year %s and period %s, which agree', (title, yearCovered, period, genre) => {
    const { draft, unsure } = parseOriginal(`${title}\n\n办理投诉2101件，查处案件318件。\n`);
    expect(draft).toMatchObject({ yearCovered, period, genre });
    expect(unsure.includes('period')).toBe(period === null);
  });

  it('signed in Chinese numerals came out in the month that is written', () => {
    const signedIn = (month: string) =>
      parseOriginal(
        `平湖市审计局工作总结\n\n全年完成审计项目26个。\n\n平湖市审计局\n二O二二年${month}月三十日`,
      ).draft;
    expect(signedIn('十二')).toMatchObject({ yearPublished: 2022, yearCovered: null });
    expect(signedIn('一')).toMatchObject({ yearPublished: 2022, yearCovered: 2021 });
  });

  it('is its own in a short paper too, and when its title is long', () => {
    const speech = [
      '云溪县2024年国民经济和社会发展计划执行情况与2025年国民经济和社会发展计划草案的报告',
      '——2025年2月18日在云溪县第十六届人民代表大会第五次会议上',
      '云溪县发展和改革局',
      '各位代表：',
      '受县人民政府委托，现将有关报告提请审议。',
    ].join('\n');
    expect(parseOriginal(speech).draft).toMatchObject({
      title: '云溪县2024年国民经济和社会发展计划执行情况与2025年国民经济和社会发展计划草案的报告',
      yearCovered: 2024,
    });
    const notice =
      '2022年全市产品质量监督抽查情况通报\n\n绍兴市市场监督管理局 2022-10-18 浏览次数：55\n\n抽查产品1203批次，不合格36批次。';
    expect(parseOriginal(notice).draft).toMatchObject({
      title: '2022年全市产品质量监督抽查情况通报',
      agency: '绍兴市市场监督管理局',
      yearCovered: 2022,
      yearPublished: 2022,
    });
  });

  it('has no agency that is put together from a congress and a place', () => {
    const { draft } = parseOriginal(
      '政协第十届临河县委员会常务委员会工作报告\n（2023年1月5日）\n各位委员：\n一年来，提交提案236件。',
    );
    expect(draft.agency).toBeNull();
  });
});
