/** Kinds of agencies: official name of the office and how texts shorten it. The first is this archive's own field. */
export const AGENCY_TYPES: readonly { readonly official: string; readonly forms: readonly string[] }[] = [
  { official: '市场监督管理局', forms: ['市场监督管理局', '市场监管局', '市监局', '市场监督局'] },
  { official: '市场监督管理委员会', forms: ['市场监督管理委员会', '市场监管委'] },
  { official: '药品监督管理局', forms: ['药品监督管理局', '药监局'] },
  { official: '食品药品监督管理局', forms: ['食品药品监督管理局', '食药监局'] },
  { official: '工商行政管理局', forms: ['工商行政管理局', '工商局'] },
  { official: '质量技术监督局', forms: ['质量技术监督局', '质监局'] },
  { official: '知识产权局', forms: ['知识产权局'] },
  { official: '应急管理局', forms: ['应急管理局', '应急局'] },
  { official: '生态环境局', forms: ['生态环境局', '环保局'] },
  { official: '税务局', forms: ['税务局'] },
  { official: '农业农村局', forms: ['农业农村局'] },
  { official: '商务局', forms: ['商务局'] },
  { official: '统计局', forms: ['统计局'] },
  { official: '卫生健康委员会', forms: ['卫生健康委员会', '卫健委'] },
  { official: '卫生健康局', forms: ['卫生健康局', '卫健局'] },
  { official: '人力资源和社会保障局', forms: ['人力资源和社会保障局', '人社局'] },
  { official: '自然资源和规划局', forms: ['自然资源和规划局', '资规局'] },
  { official: '自然资源局', forms: ['自然资源局'] },
  { official: '综合行政执法局', forms: ['综合行政执法局', '城管局'] },
];

export const AGENCY_FORM = new RegExp(
  AGENCY_TYPES.flatMap((type) => type.forms)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'g',
);

export function officialType(form: string): string {
  return AGENCY_TYPES.find((type) => type.forms.includes(form))?.official ?? form;
}
