import { describe, expect, it } from 'vitest';
import { findAgency } from './find-agency.ts';

const OWN = '赫章县市场监督管理局';
const agencyOf = (strong: readonly string[], body = ''): string | null =>
  findAgency({ strong, body })?.agency ?? null;

describe('a part of an office', () => {
  it.each(['城关市场监督管理所', '城关市场监管所', '城关工商所', '城关分局', '综合行政执法大队'])(
    'is the author of its own paper: %s',
    (part) => {
      expect(agencyOf([`${OWN}${part}2023年工作总结`])).toBe(`${OWN}${part}`);
    },
  );

  it.each(['赫章县食品药品检验所', '毕节市产品质量检验检测院', '浙江省标准化研究院'])(
    'may be an institute: %s',
    (institute) => {
      expect(agencyOf([`${institute}2023年工作总结`])).toBe(institute);
    },
  );

  it.each([
    [[`${OWN}城关所2023年工作总结`]],
    [[`${OWN}城关所关于2023年工作情况的报告`, OWN]],
    [['赫章县市场监管局执法一队2023年工作总结', `来源：${OWN}`]],
  ])('keeps its office from being the author where it has no name of its own: %j', (strong) => {
    expect(agencyOf(strong, `${OWN}的部署都已落实。${OWN}`.repeat(3))).toBeNull();
  });

  it.each([
    [[`${OWN}2023年工作总结`, `${OWN}城关所`]],
    [[`${OWN}基层所建设2023年工作总结`]],
    [[`${OWN}关于派出所2023年工作情况的报告`]],
  ])('takes nothing from its office elsewhere: %j', (strong) => {
    expect(agencyOf(strong, `${OWN}的部署都已落实。`.repeat(3))).toBe(OWN);
  });
});
