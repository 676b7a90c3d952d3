import { describe, expect, it } from 'vitest';
import { recogniseGenre } from './genre.ts';
import { namesOccasion, opensWithPart, partOfYear } from './period.ts';

const genreOf = (title: string, more: Partial<Parameters<typeof recogniseGenre>[0]> = {}) =>
  recogniseGenre({
    titles: [title],
    part: partOfYear([title], 2022),
    yearCovered: 2022,
    headings: 0,
    length: 300,
    hasByline: false,
    ...more,
  });

describe('the genre of a document', () => {
  it.each([
    ['清河县市场监督管理局2022年工作总结', 'annual-review'],
    ['清河县市场监督管理局2022年工作总结和2023年工作计划', 'annual-review'],
    ['清河县市场监督管理局2023年工作要点', 'work-plan'],
    ['清河县市场监督管理局2022年政府信息公开工作年度报告', 'disclosure'],
    ['清河县市场监督管理局2022年度法治政府建设情况报告', 'rule-of-law'],
    ['2022年清河县消费者权益保护报告', 'consumer-protection'],
    ['2022年清河县质量状况白皮书', 'bulletin'],
    ['清河县人民政府2022年政府工作报告', 'government-report'],
    ['清河县市场监督管理局关于2022年食品抽检情况的通告', 'bulletin'],
    ['2022年清河县特种设备安全状况', 'bulletin'],
    ['在中国共产党清河县第十四次代表大会上的报告', 'other'],
    ['清河县市场监督管理局2022年度部门决算公开说明', 'other'],
    ['清河县市场监督管理局2023年部门预算', 'other'],
    ['清河县市场监督管理局2022年度部门整体支出绩效自评报告', 'other'],
    ['清河县2022年项目支出绩效评价情况报告', 'other'],
    ['清河县市场监督管理局关于县政协第12号提案办理情况的答复', 'other'],
    ['关于县十四届人大一次会议第12号建议的复函', 'other'],
    ['清河县2022年财政预算执行情况和2023年预算草案的报告', 'annual-review'],
    ['清河县市场监督管理局2022年建议提案办理工作总结', 'annual-review'],
    ['清河县市场监督管理局2022年绩效考评工作总结', 'annual-review'],
    ['清河县市场监督管理局2022年上半年工作总结', 'interim-review'],
    ['清河县市场监督管理局2022年前三季度工作总结', 'interim-review'],
    ['清河县农村假冒伪劣食品专项整治行动总结', 'campaign'],
    ['“守护消费”铁拳行动2020年工作总结', 'campaign'],
    ['清河县市场监督管理局“守护消费”铁拳行动2020年工作总结', 'campaign'],
    ['清河县市场监督管理局扫黑除恶专项斗争2020年度工作情况报告', 'campaign'],
    ['清河县市场监督管理局2022年“优化消费环境”专项行动总结', 'campaign'],
    ['清河县市场监督管理局2022年“质量月”活动总结', 'campaign'],
    ['攻坚克难勇担当 清河县市场监督管理局2022年工作总结', 'annual-review'],
    ['清河县市场监督管理局关于2022年食品专项整治情况的通报', 'bulletin'],
  ])('of “%s” is told by its title', (title, genre) => {
    expect(genreOf(title)).toBe(genre);
  });

  it('is told by its shape where the title says nothing: parts and length for a review, a byline for news', () => {
    expect(genreOf('守护一城烟火', { headings: 5, hasByline: true })).toBe('annual-review');
    expect(genreOf('守护一城烟火', { hasByline: true })).toBe('press');
    expect(genreOf('守护一城烟火')).toBeNull();
  });
});

describe('the part of a year that a title names', () => {
  it.each([
    ['2022年上半年工作总结', '2022-H1'],
    ['2022年1—6月工作情况', '2022-H1'],
    ['2022年第三季度工作总结', '2022-Q3'],
    ['2022年1-3月工作情况', '2022-Q1'],
    ['2022年前三季度工作情况', '2022-01/2022-09'],
    ['2022年4月份工作小结', '2022-04'],
    ['上半年工作总结', '2022-H1'],
    ['2021—2022年度工作总结', '2021/2022'],
    ['2022年半年工作总结', '2022-H1'],
    ['2022年半年度工作总结', '2022-H1'],
    ['2022年中期工作总结', '2022-H1'],
    ['2022年年中工作总结', '2022-H1'],
    ['2022年1月至6月工作总结', '2022-H1'],
    ['2022年元至六月工作总结', '2022-H1'],
    ['2022年第一、二季度工作总结', '2022-H1'],
    ['2022年7—12月工作总结', '2022-H2'],
    ['2022年Q3工作总结', '2022-Q3'],
    ['2022年前五个月工作总结', '2022-01/2022-05'],
    ['2022年前11个月工作总结', '2022-01/2022-11'],
    ['2022年一月份工作总结', '2022-01'],
    ['2022年十二月份工作总结', '2022-12'],
    ['2022年1—12月工作总结', null],
    ['2022年中央环保督察整改工作总结', null],
    ['规划中期评估报告', null],
    ['2022年工作总结', null],
    ['2022年4月12日通报', null],
    ['清河县商务局“十三五”工作总结', '2016/2020'],
    ['清河县商务局“十三五”时期工作总结和“十四五”工作思路', '2016/2020'],
    ['清河县商务局2016-2020年工作总结', '2016/2020'],
    ['清河县商务局2016年－2020年工作总结', '2016/2020'],
    ['清河县商务局2016―2020年度工作总结', '2016/2020'],
    ['清河县商务局五年工作总结（2016-2020）', '2016/2020'],
    ['清河县商务局2021年7月至2022年6月工作总结', '2021-07/2022-06'],
    ['清河县商务局2022年3月第2周工作总结', null],
    ['清河县商务局“十三五”收官之年工作总结', null],
    ['清河县商务局“十四五”以来工作总结', null],
    ['2022年“十四五”规划实施情况报告', null],
    ['2022年下半年工作总结及2023年上半年工作计划', '2022-H2'],
    ['2022年工作总结和2023年上半年工作安排', null],
    ['2022年工作总结（2023年1月）', null],
    ['（2023年1月）', null],
    ['——2023年1月在清河县第十八届人民代表大会第三次会议上', null],
    ['织密食品安全网（2023年3月）', null],
    ['市场监管动态（2023年3月份）', '2023-03'],
    // A whole year is no part of one, however it is written.
    ['二〇二二年工作总结', null],
    ['清河县商务局二〇二一年上半年工作总结', '2021-H1'],
    ['清河县商务局二〇一六—二〇二〇年工作总结', '2016/2020'],
  ])('“%s” → %s', (title, part) => {
    expect(partOfYear([title], 2022)).toBe(part);
  });
});

describe('a title about a short time within a year', () => {
  it.each([
    ['清河县2025年春节期间市场监管工作总结', true],
    ['清河县市场监督管理局2025年国庆假期工作总结', true],
    ['2025年“五一”假期市场检查情况', true],
    ['2025年全国两会期间安全生产工作情况', true],
    ['2025年节假日价格监管工作总结', true],
    ['清河县商务局“十三五”期间工作总结', false],
    ['清河县国庆路街道2025年工作总结', false],
    ['清河县重阳镇2025年工作总结', false],
    ['清河县2025年春节农村食品检查情况', true],
    ['清河县市场监督管理局2025年第3周工作总结', true],
    ['清河县市场监督管理局2025年春季校园食品检查总结', true],
    ['清河县商务局2025年工作总结和春节期间工作安排', false],
    ['清河县商务局2025年工作总结', false],
  ])('%s', (title, does) => {
    expect(namesOccasion(title)).toBe(does);
  });

  it('is a summary of part of a year, whatever its length', () => {
    const title = '清河县2025年春节期间市场监管工作总结';
    expect(genreOf(title, { isOccasion: true })).toBe('interim-review');
    expect(genreOf('守护团圆 清河在行动', { isOccasion: true, headings: 5, hasByline: true })).toBe('press');
  });
});

describe('a text that begins with a part of a year', () => {
  it.each([
    ['2022年上半年，全局检查门店603家。', true],
    ['一季度，全局检查门店603家。', true],
    ['今年1—6月，检查门店603家。', true],
    ['2022年，全局检查门店1203家。', false],
    ['2022年，在县委的坚强领导下，我局积极履职，上半年检查门店603家。', false],
  ])('%s', (text, does) => {
    expect(opensWithPart(text)).toBe(does);
  });
});
