/** The content of the sample archive: two agencies that do not exist, three years, sentences of our own. */
import type { IndicatorKind } from '../contract/indicator-model.ts';
import type { EditionName, TopicId } from '../contract/model.ts';

export interface SampleFigure {
  readonly concept: string | null;
  readonly subject: string;
  /** The clause that carries the figure; the number is its first. Must occur exactly once in the report. */
  readonly quote: string;
  readonly unit: string;
  readonly kind?: IndicatorKind;
  readonly period?: string;
  readonly scope?: string;
  readonly minor?: boolean;
}

export interface SampleSection {
  readonly heading: string;
  readonly topic: TopicId;
  readonly kind?: 'review' | 'plan';
  readonly paragraphs: readonly string[];
}

export interface SampleReport {
  readonly reportId: string;
  readonly agency: string;
  readonly label: string;
  readonly edition: EditionName;
  readonly year: number;
  readonly title: string;
  readonly programmes: readonly string[];
  readonly sections: readonly SampleSection[];
  readonly figures: readonly SampleFigure[];
}

const QINGHE = { agency: '清河市市场监督管理局', label: '清河' } as const;
const BAISHI = { agency: '白石县市场监督管理局', label: '白石' } as const;

export const SAMPLE_REPORTS: readonly SampleReport[] = [
  {
    ...QINGHE,
    reportId: 'qinghe-2020',
    edition: 'digest',
    year: 2020,
    title: '清河市市场监督管理局2020年工作综述',
    programmes: ['放心消费', '“铁拳”行动'],
    sections: [
      {
        heading: '市场主体',
        topic: 'market',
        paragraphs: [
          '全年新增市场主体8400户。年末在册市场主体52310户，企业占三成。',
          '开办企业当天可以拿到执照。',
        ],
      },
      {
        heading: '消费维权',
        topic: 'consumer',
        paragraphs: [
          '该局为消费者挽回经济损失303.18万元。放心消费行动覆盖全部乡镇。',
          '三家商场设立维权站，店员轮流值守。',
        ],
      },
      {
        heading: '安全监管',
        topic: 'equip',
        paragraphs: [
          '特种设备全年发生事故0起。产品监督抽查的不合格率为12.4%。',
          '万人发明专利拥有量达到18.2件。',
        ],
      },
      { heading: '考核', topic: 'honor', paragraphs: ['综合考核列全市第3位。'] },
      {
        heading: '来年打算',
        topic: 'civic',
        kind: 'plan',
        paragraphs: ['2021年计划改造农贸市场6家。拟推动电梯加装远程监测。', '计划举办青年讲堂。'],
      },
    ],
    figures: [
      { concept: 'market.new', subject: '新增市场主体', quote: '新增市场主体8400户', unit: '户' },
      {
        concept: 'market.registered',
        subject: '在册市场主体',
        quote: '在册市场主体52310户',
        unit: '户',
        kind: 'stock',
      },
      {
        concept: 'consumer.recovered',
        subject: '挽回消费者经济损失',
        quote: '经济损失303.18万元',
        unit: '万元',
      },
      { concept: 'equip.accidents', subject: '特种设备事故', quote: '事故0起', unit: '起' },
      { concept: 'product.fail_rate', subject: '产品监督抽查不合格率', quote: '不合格率为12.4%', unit: '%' },
      {
        concept: 'ip.per_10k',
        subject: '万人发明专利拥有量',
        quote: '拥有量达到18.2件',
        unit: '件',
        kind: 'stock',
      },
      { concept: 'honor.rank', subject: '综合考核排名', quote: '综合考核列全市第3位', unit: '位' },
      {
        concept: 'civic.markets',
        subject: '改造农贸市场',
        quote: '改造农贸市场6家',
        unit: '家',
        kind: 'target',
        period: '2021',
      },
    ],
  },
  {
    ...QINGHE,
    reportId: 'qinghe-2022',
    edition: 'digest',
    year: 2022,
    title: '清河市市场监督管理局2022年工作综述',
    programmes: ['放心消费'],
    sections: [
      {
        heading: '消费与民生',
        topic: 'consumer',
        paragraphs: ['该局为消费者挽回经济损失382.56万元。放心消费行动覆盖全部乡镇。'],
      },
      {
        heading: '经营主体',
        topic: 'market',
        paragraphs: [
          '全年新增经营主体9158户。年末在册经营主体61007户，企业占四成。',
          '城东片区启用自助办照机。',
        ],
      },
      {
        heading: '安全监管',
        topic: 'equip',
        paragraphs: [
          '特种设备全年发生事故2起。产品监督抽查的不合格率为16.2%。',
          '每万人高价值发明专利拥有量14.55件。',
        ],
      },
      { heading: '考核', topic: 'honor', paragraphs: ['综合考核列全市第1位。'] },
    ],
    figures: [
      {
        concept: 'consumer.recovered',
        subject: '挽回消费者经济损失',
        quote: '经济损失382.56万元',
        unit: '万元',
      },
      { concept: 'market.new', subject: '新增经营主体', quote: '新增经营主体9158户', unit: '户' },
      {
        concept: 'market.registered',
        subject: '在册经营主体',
        quote: '在册经营主体61007户',
        unit: '户',
        kind: 'stock',
      },
      { concept: 'equip.accidents', subject: '特种设备事故', quote: '事故2起', unit: '起' },
      { concept: 'product.fail_rate', subject: '产品监督抽查不合格率', quote: '不合格率为16.2%', unit: '%' },
      {
        concept: 'ip.high_value_per_10k',
        subject: '每万人高价值发明专利拥有量',
        quote: '专利拥有量14.55件',
        unit: '件',
        kind: 'stock',
      },
      { concept: 'honor.rank', subject: '综合考核排名', quote: '综合考核列全市第1位', unit: '位' },
    ],
  },
  {
    ...QINGHE,
    reportId: 'qinghe-2024',
    edition: 'digest',
    year: 2024,
    title: '清河市市场监督管理局2024年工作综述',
    programmes: ['铁拳'],
    sections: [
      {
        heading: '经营主体',
        topic: 'market',
        paragraphs: ['全年新增经营主体7072户，其中城东片区新增1200户。年末在册经营主体77173户，企业占四成。'],
      },
      { heading: '维权', topic: 'consumer', paragraphs: ['挽回经济损失187.87万元，含直接退赔的金额。'] },
      {
        heading: '专利',
        topic: 'ip',
        paragraphs: ['每万人高价值发明专利拥有量26件。', '“铁拳”行动查处假冒专利。'],
      },
    ],
    figures: [
      {
        concept: 'market.new',
        subject: '新增经营主体',
        quote: '其中城东片区新增1200户',
        unit: '户',
        scope: '城东片区',
      },
      { concept: 'market.new', subject: '新增经营主体', quote: '新增经营主体7072户', unit: '户' },
      {
        concept: 'market.registered',
        subject: '在册经营主体',
        quote: '在册经营主体77173户',
        unit: '户',
        kind: 'stock',
      },
      {
        concept: 'consumer.recovered',
        subject: '挽回消费者经济损失',
        quote: '经济损失187.87万元',
        unit: '万元',
      },
      {
        concept: 'ip.high_value_per_10k',
        subject: '每万人高价值发明专利拥有量',
        quote: '专利拥有量26件',
        unit: '件',
        kind: 'stock',
      },
    ],
  },
  {
    ...BAISHI,
    reportId: 'baishi-2022',
    edition: 'digest',
    year: 2022,
    title: '白石县市场监督管理局2022年工作综述',
    programmes: ['放心消费行动'],
    sections: [
      {
        heading: '市场主体',
        topic: 'market',
        paragraphs: ['全县新设市场主体2031户。', '县城设两个办照专窗。'],
      },
      {
        heading: '放心消费',
        topic: 'consumer',
        paragraphs: ['放心消费行动进入集镇，共有88家店铺作出承诺。'],
      },
    ],
    figures: [
      { concept: 'market.new', subject: '新设市场主体', quote: '新设市场主体2031户', unit: '户' },
      { concept: null, subject: '放心消费承诺店铺', quote: '共有88家', unit: '家' },
    ],
  },
];
