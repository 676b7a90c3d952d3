import { describe, expect, it } from 'vitest';
import { agencyLabel } from './agency-label.ts';

describe('the label of an agency', () => {
  it.each([
    ['平湖市市场监督管理局', '平湖'],
    ['浙江省市场监督管理局', '浙江'],
    ['株洲市市场监督管理局', '株洲'],
    ['上海市浦东新区市场监督管理局', '浦东'],
    ['嘉兴市市场监管局', '嘉兴'],
    ['云县市场监督管理局', '云县'],
    ['中国（上海）自由贸易试验区市场监督管理局', '中国（上海）自由贸易试验区'],
    ['云溪经济技术开发区市场监督管理局', '云溪经济技术开发区'],
    ['国家市场监督管理总局', '国家'],
    ['临河县市场监督管理局（临河县知识产权局）', '临河'],
    ['平湖市市场监督管理局（知识产权局）', '平湖'],
    ['深圳市市场监督管理局(深圳市知识产权局)', '深圳'],
    ['平湖市食品药品监督管理局', '平湖'],
    ['浙江省药品监督管理局', '浙江'],
  ])('of %s is %s', (agency, label) => {
    expect(agencyLabel(agency)).toBe(label);
  });

  it('is the whole name where no office of the genre is named', () => {
    expect(agencyLabel('某某协会')).toBe('某某协会');
  });
});
