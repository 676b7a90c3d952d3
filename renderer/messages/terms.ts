import { bilingual } from './bilingual.ts';

export const terms = bilingual(
  {
    tabs: '专项与词条',
    programmes: '专项',
    page: '词条',
    filter: '筛选词条',
    filterPlaceholder: '名称、说明或依据中的词',
    add: '添加词条',
    own: '自己添加的',
    shipped: '档案库所附',
    ownEmpty: '还没有自己添加的词条。',
    ownHelp:
      '添加专项、平台、人名或改了名的术语后，专项列表、“专项:”“人名:”检索和检索的同义扩展都会用到；档案库不改动。',
    none: '没有符合的词条',
    count: (n: number) => `${n} 条`,
    kind: '类别',
    programme: '专项',
    platform: '平台',
    campaign: '行动',
    person: '人名',
    lineage: '术语沿革',
    synonym: '同义',
    abbreviation: '简称',
    name: '名称',
    nameNow: '现称',
    others: '又称',
    former: '旧称',
    from: '始用年',
    to: '末用年',
    fromOf: (name: string) => `${name}的始用年`,
    toOf: (name: string) => `${name}的末用年`,
    addForm: '再加一个',
    dropForm: (name: string) => `去掉“${name}”`,
    evidence: '依据（原句与出处）',
    evidenceHelp: '可留空。写明哪份报告的哪一句。',
    save: '保存',
    cancel: '取消',
    newTerm: '新词条',
    change: (name: string) => `修改词条“${name}”`,
    remove: (name: string) => `删除词条“${name}”`,
    saved: (name: string) => `已保存词条“${name}”。`,
    removed: (name: string) => `已删除词条“${name}”。`,
    taken: '已有同类同名的词条，请修改那一条。',
    incomplete: '名称至少两个字；沿革要有现称和旧称；各名称不重复；起年不晚于止年。',
    addThis: '为它添加词条',
    years: (from: number | null, to: number | null) =>
      from !== null && to !== null
        ? `${from}—${to}`
        : from !== null
          ? `${from} 年起`
          : to !== null
            ? `至 ${to} 年`
            : '',
    basis: (text: string) => `依据：${text}`,
  },
  {
    tabs: 'Programmes and terms',
    programmes: 'Programmes',
    page: 'Terms',
    filter: 'Filter terms',
    filterPlaceholder: 'Words of a name, note or evidence',
    add: 'Add a term',
    own: 'Added by you',
    shipped: 'Shipped with the archive',
    ownEmpty: 'You have added no terms yet.',
    ownHelp:
      'A programme, platform, person or renamed term that you add is used by the list of programmes, by searches for programmes and people, and by the widening of searches. The archive stays as it is.',
    none: 'No term answers',
    count: (n: number) => `${n} ${n === 1 ? 'term' : 'terms'}`,
    kind: 'Kind',
    programme: 'Programme',
    platform: 'Platform',
    campaign: 'Campaign',
    person: 'Person',
    lineage: 'Renamed term',
    synonym: 'Synonym',
    abbreviation: 'Abbreviation',
    name: 'Name',
    nameNow: 'Name now',
    others: 'Also called',
    former: 'Formerly',
    from: 'First year',
    to: 'Last year',
    fromOf: (name: string) => `First year: ${name}`,
    toOf: (name: string) => `Last year: ${name}`,
    addForm: 'One more',
    dropForm: (name: string) => `Take out “${name}”`,
    evidence: 'Evidence (sentence and source)',
    evidenceHelp: 'May be left empty. Which sentence of which report.',
    save: 'Save',
    cancel: 'Cancel',
    newTerm: 'New term',
    change: (name: string) => `Change the term “${name}”`,
    remove: (name: string) => `Delete the term “${name}”`,
    saved: (name: string) => `The term “${name}” is saved.`,
    removed: (name: string) => `The term “${name}” is deleted.`,
    taken: 'You have a term of this kind and name already; change that one.',
    incomplete:
      'Names have two characters or more; a renamed term has two names; no name twice; the first year is not after the last.',
    addThis: 'Add a term for it',
    years: (from: number | null, to: number | null) =>
      from !== null && to !== null
        ? `${from}–${to}`
        : from !== null
          ? `since ${from}`
          : to !== null
            ? `until ${to}`
            : '',
    basis: (text: string) => `Evidence: ${text}`,
  },
);
