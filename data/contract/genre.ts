/** What kind of document a report is. Written into archives: append only, never rename. */
export const GENRES = [
  'annual-review',
  'interim-review',
  'work-plan',
  'government-report',
  'disclosure',
  'rule-of-law',
  'consumer-protection',
  'bulletin',
  'campaign',
  'press',
  'other',
] as const;
export type Genre = (typeof GENRES)[number];

/** As the field calls them, in both languages; understood in queries, shown wherever a report is named. */
export const GENRE_NAMES: Readonly<Record<Genre, { readonly zh: string; readonly en: string }>> = {
  'annual-review': { zh: '年度总结', en: 'Yearly review' },
  'interim-review': { zh: '阶段总结', en: 'Interim summary' },
  'work-plan': { zh: '工作计划', en: 'Work plan' },
  'government-report': { zh: '政府工作报告', en: 'Government report' },
  disclosure: { zh: '信息公开年报', en: 'Information disclosure' },
  'rule-of-law': { zh: '法治报告', en: 'Rule-of-law report' },
  'consumer-protection': { zh: '消费维权报告', en: 'Consumer protection report' },
  bulletin: { zh: '公报白皮书', en: 'Bulletin' },
  campaign: { zh: '专项总结', en: 'Campaign summary' },
  press: { zh: '新闻稿', en: 'Press piece' },
  other: { zh: '其他', en: 'Other' },
};

/** Reports of one family count the same things, and a plan says what its review will count; others never stand in one series. */
export function genreFamily(genre: Genre): Genre {
  return genre === 'interim-review' || genre === 'work-plan' ? 'annual-review' : genre;
}
