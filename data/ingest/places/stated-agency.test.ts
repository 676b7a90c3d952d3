import { describe, expect, it } from 'vitest';
import { findAgency } from './find-agency.ts';

const agencyOf = (strong: readonly string[], body = ''): string | null =>
  findAgency({ strong, body })?.agency ?? null;

describe('the agency that a paper states to be its own', () => {
  it.each([
    [['济南市教育局2022年政府信息公开工作年度报告'], '济南市教育局'],
    [['绍兴市柯桥区应急管理局2023年上半年工作总结'], '绍兴市柯桥区应急管理局'],
    [['国家税务总局昆明市税务局2024年一季度工作情况'], '国家税务总局昆明市税务局'],
    [['大理州卫生健康委2021年工作总结'], '大理白族自治州卫生健康委员会'],
    [['浙江省嘉兴市平湖市市场监管局2022年工作总结'], '平湖市市场监督管理局'],
    [['2023年云和县国民经济和社会发展统计公报', '云和县统计局'], '云和县统计局'],
    [['永济市人民法院工作报告', '永济市人民法院院长'], '永济市人民法院'],
    [['云溪县农业农村局2023年工作总结'], '云溪县农业农村局'],
    [['平湖市当湖街道办事处2023年政府信息公开工作年度报告'], '平湖市当湖街道办事处'],
    [['宁海县卫生健康局2023年工作总结'], '宁海县卫生健康局'],
    [['宁海县力洋镇人民政府2023年工作总结'], '宁海县力洋镇人民政府'],
    [['国家市场监督管理总局2023年法治政府建设年度报告'], '国家市场监督管理总局'],
    [['鼓楼区市场监督管理局2023年工作总结', '南京市鼓楼区市场监督管理局'], '南京市鼓楼区市场监督管理局'],
    [['关于印发平湖市市场监督管理局2023年工作要点的通知'], '平湖市市场监督管理局'],
    [['关于云和县市场监督管理局2023年度法治政府建设情况的报告'], '云和县市场监督管理局'],
    [['关于云溪县市场监督管理局2023年工作情况的报告'], '云溪县市场监督管理局'],
    [['关于恩施土家族苗族自治州市场监管局2023年工作情况的报告'], '恩施土家族苗族自治州市场监督管理局'],
    [['北京市朝阳区市场监督管理局2023年工作总结'], '北京市朝阳区市场监督管理局'],
    [['重庆市云阳县审计局2023年工作总结'], '云阳县审计局'],
    [['上海市教育委员会2023年工作总结'], '上海市教育委员会'],
    [['关于公布云溪县审计局2023年工作总结的通知'], '云溪县审计局'],
    [['双江拉祜族佤族布朗族傣族自治县审计局2023年工作总结'], '双江拉祜族佤族布朗族傣族自治县审计局'],
    [
      ['转发浙江省市场监督管理局关于做好2021年工作总结的通知', '平湖市市场监督管理局'],
      '平湖市市场监督管理局',
    ],
    [['转发浙江省市场监督管理局关于做好2021年工作总结的通知'], null],
  ])('stands in its title or signature, not in what a title passes on: %j', (strong, agency) => {
    expect(agencyOf(strong)).toBe(agency);
  });

  it('is of the place in its name, not of a word before it', () => {
    const found = (title: string) => findAgency({ strong: [title], body: '' });
    expect(found('关于云和县市场监督管理局2023年度法治政府建设情况的报告')).toMatchObject({
      level: 'county',
      region: '浙江省丽水市云和县',
    });
    expect(found('双江拉祜族佤族布朗族傣族自治县市场监管局2023年工作总结')).toMatchObject({
      label: '双江',
      region: '云南省临沧市双江拉祜族佤族布朗族傣族自治县',
    });
    expect(found('关于批准云和县审计局2023年工作计划的批复')).toBeNull();
  });

  it('speaks to a congress, whose name tells the place', () => {
    const title = ['政府工作报告', '——2026年1月26日在广东省第十四届', '人民代表大会第五次会议上'];
    expect(agencyOf(title, '现在，我代表省人民政府，向大会报告工作。')).toBe('广东省人民政府');
    expect(agencyOf(['2026年新疆维吾尔自治区政府工作报告'], '现在，我代表自治区人民政府报告工作。')).toBe(
      '新疆维吾尔自治区人民政府',
    );
    expect(agencyOf(['2026年政府工作报告'], '现在，我代表省人民政府，向大会报告工作。')).toBeNull();
  });

  it('is the party of the place whose congress it speaks to', () => {
    expect(
      findAgency({
        strong: ['在中国共产党常山县第十五次代表大会上的报告'],
        body: '我代表中共常山县第十四届委员会作报告。',
      }),
    ).toMatchObject({ agency: '中共常山县委员会', level: 'county', region: '浙江省衢州市常山县' });
  });

  it('is a court of its own rank', () => {
    expect(agencyOf(['安徽省高级人民法院工作报告'], '我代表省高级人民法院报告工作。')).toBe(
      '安徽省高级人民法院',
    );
  });

  it('is whom the news has its words from', () => {
    expect(agencyOf([], '1月8日，记者从荆门市市场监督管理局获悉，全市净增商户两万户。')).toBe(
      '荆门市市场监督管理局',
    );
  });

  it('is told by the first sentences where it is at work, not where it gives orders', () => {
    expect(agencyOf([], '2023年，平湖市市场监督管理局认真落实省市场监管局工作部署。')).toBe(
      '平湖市市场监督管理局',
    );
    expect(
      agencyOf(['2025年宁海县重点工作盘点'], '宁海县全年新增病床，县卫生健康委员会牵头建成体检中心。'),
    ).toBeNull();
    expect(agencyOf([], '在浙江省市场监督管理局的指导下，各项工作稳步推进。')).toBeNull();
  });

  it('is none above the area that the paper calls its own', () => {
    const below = '全市检查门店603家。我市办理投诉36件，市局立案12件。';
    const above = '省局部署专项行动。浙江省市场监督管理局通报表扬。';
    const names =
      '浙江省市场监督管理局认真落实各项要求。浙江省市场监督管理局印发通知。浙江省市场监督管理局召开会议。';
    expect(agencyOf([], names)).toBe('浙江省市场监督管理局');
    expect(agencyOf([], names + above + below)).toBeNull();
    expect(agencyOf([], `${names}全省检查门店603家，我省办理投诉36件，指导全市立案。`)).toBe(
      '浙江省市场监督管理局',
    );
    const city = names.replaceAll('浙江省', '嘉兴市');
    expect(agencyOf([], city)).toBe('嘉兴市市场监督管理局');
    expect(agencyOf([], `${city}全县检查门店603家，县局立案12件。`)).toBeNull();
    expect(agencyOf(['浙江省市场监督管理局2021年工作总结'], below)).toBe('浙江省市场监督管理局');
  });

  it('is not read out of a name without a place', () => {
    expect(agencyOf(['市应急管理局2023年工作总结'])).toBeNull();
    expect(agencyOf(['我局2023年工作总结'])).toBeNull();
  });
});
