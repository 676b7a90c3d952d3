/** The thesaurus of the sample archive, cells as in the tables of data/corpus. */
const QINGHE_AGENCY = '清河市市场监督管理局';

export const SAMPLE_CONCEPTS = [
  ['market.new', '新增经营主体', 'market', '户', 'flow', '新增市场主体|新设市场主体'],
  ['market.registered', '在册经营主体', 'market', '户', 'stock', '在册市场主体'],
  ['ip.high_value_per_10k', '每万人高价值发明专利拥有量', 'ip', '件', 'rate', ''],
  ['ip.per_10k', '万人发明专利拥有量', 'ip', '件', 'rate', ''],
  ['product.fail_rate', '产品监督抽查不合格率', 'product', '%', 'rate', ''],
  ['consumer.recovered', '挽回消费者经济损失', 'consumer', '元', 'flow', '挽回损失'],
  ['equip.accidents', '特种设备事故', 'equip', '起', 'flow', ''],
  ['honor.rank', '综合考核排名', 'honor', '位', 'rank', ''],
  ['civic.markets', '改造农贸市场', 'civic', '家', 'flow', ''],
].map(([concept, name, topic, unitSi, measure, aliases]) => ({
  concept: concept!,
  name: name!,
  topic: topic!,
  unitSi: unitSi!,
  measure: measure!,
  aliases: aliases!,
  note: '',
}));

export const SAMPLE_COMPARABILITY = [
  {
    concept: 'market.new',
    agency: QINGHE_AGENCY,
    from: '2020',
    to: '2022',
    grade: 'B',
    note: '2022年起改称经营主体',
  },
  {
    concept: 'consumer.recovered',
    agency: QINGHE_AGENCY,
    from: '2022',
    to: '2024',
    grade: 'C',
    note: '2024年含调解外金额',
  },
];

export const SAMPLE_TERMS = [
  {
    kind: 'lineage',
    preferred: '经营主体',
    variants: '市场主体',
    from: '2022',
    to: '',
    note: '',
    evidence: '',
  },
];

export const SAMPLE_PROGRAMMES = [
  { name: '放心消费', variants: '放心消费行动', kind: 'campaign', note: '' },
  { name: '铁拳', variants: '“铁拳”行动', kind: 'campaign', note: '' },
];
