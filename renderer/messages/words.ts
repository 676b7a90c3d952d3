import type { Refusal } from '../../data/contract/annotation-model.ts';
import type { EditionName, Level, SectionRole } from '../../data/contract/model.ts';
import { ANCHOR_STATE_NAMES, COLOUR_NAMES, NOTE_KIND_NAMES } from '../../data/contract/note-words.ts';
import { GENRE_NAMES, type Genre } from '../../data/contract/genre.ts';
import { LEVEL_NAMES } from '../../data/contract/level-names.ts';
import { TOPIC_NAMES } from '../../data/contract/topic-names.ts';
import { bilingual } from './bilingual.ts';

/** The archive's own vocabulary: closed lists of the contract, as a person reads them. */
export const topics = bilingual(TOPIC_NAMES, {
  market: 'Business entities',
  reform: 'Business climate',
  relief: 'Help for small firms',
  credit: 'Credit and inspections',
  enforce: 'Enforcement',
  consumer: 'Consumer rights',
  food: 'Food safety',
  drug: 'Drugs and devices',
  equip: 'Special equipment',
  product: 'Product quality',
  quality: 'Quality and standards',
  ip: 'Intellectual property',
  civic: 'Markets and livelihood',
  epidemic: 'Epidemic control',
  team: 'Staff and Party work',
  honor: 'Honours and pilots',
  platform: 'Platforms and trade',
});

export const genres = bilingual(genreNames('zh'), genreNames('en'));

function genreNames(language: 'zh' | 'en'): Record<Genre, string> {
  // One name for each genre: the keys are those of the record that is read.
  return Object.fromEntries(
    Object.entries(GENRE_NAMES).map(([genre, names]) => [genre, names[language]]),
  ) as Record<Genre, string>;
}

export const levels = bilingual(levelNames('zh'), levelNames('en'));

function levelNames(language: 'zh' | 'en'): Record<Level, string> {
  // One name for each level: the keys are those of the record that is read.
  return Object.fromEntries(
    Object.entries(LEVEL_NAMES).map(([level, names]) => [level, names[language]]),
  ) as Record<Level, string>;
}

export const editions = bilingual(
  { digest: '提要', original: '原文' } satisfies Record<EditionName, string>,
  {
    digest: 'Digest',
    original: 'Original',
  },
);

export const roles = bilingual(
  {
    front: '题名',
    digest: '提要',
    lead: '导语',
    leader_statement: '寄语',
    section: '正文',
    看点: '看点',
    盘点: '盘点',
    outlook: '展望',
    caption: '图注',
    'data box': '数读',
  } satisfies Record<SectionRole, string>,
  {
    front: 'Title',
    digest: 'Digest',
    lead: 'Lead',
    leader_statement: 'Statement',
    section: 'Body',
    看点: 'Highlight',
    盘点: 'Review',
    outlook: 'Outlook',
    caption: 'Caption',
    'data box': 'Data box',
  },
);

/** Colours are told apart by name and line as well. */
export const colours = bilingual(COLOUR_NAMES, {
  yellow: 'Yellow',
  green: 'Green',
  blue: 'Blue',
  pink: 'Pink',
  violet: 'Violet',
});

export const noteKinds = bilingual(NOTE_KIND_NAMES, {
  highlight: 'Highlight',
  underline: 'Underline',
  comment: 'Comment',
  question: 'Question',
  correction: 'Correction',
  link: 'Link',
  todo: 'To do',
  verified: 'Verified',
});

export const anchorStates = bilingual(ANCHOR_STATE_NAMES, {
  exact: 'In place',
  shifted: 'Moved with its sentence',
  doubtful: 'Place in doubt',
  orphan: 'Sentence no longer there',
});

export const refusals = bilingual(
  {
    form: '内容不合约定',
    elsewhere: '所指不是本程序的报告',
    date: '日期不可信',
    twice: '编号重复',
    circle: '回复首尾相接，找不到起头',
    other_change: '编号已属于另一处改动',
    other_document: '所说的报告在本机是另一份文件',
    one_machine: '只属于一台电脑的设置',
  } satisfies Record<Refusal, string>,
  {
    form: 'Not of the agreed form',
    elsewhere: 'Stands on nothing of an archive',
    date: 'The date cannot be right',
    twice: 'The id is there twice',
    circle: 'Answers itself by way of its answers',
    other_change: 'The id belongs to another change',
    other_document: 'Speaks of a report that is another document here',
    one_machine: 'A setting of one computer only',
  },
);

/** What was repaired in a source text. */
export const defects = bilingual(
  {
    hard_wrap: '断行',
    doubled_text: '叠印',
    repeated_sentence: '重复的句子',
    caption_lifted: '移出的图注',
    stray_space: '多余的空格',
    radical: '部首字',
    width: '全角字符',
    compatibility: '兼容字',
    invisible: '不可见字符',
    private_use: '自造字（未改）',
    replacement: '无法辨认的字（未改）',
    page_furniture: '网页或版面杂项',
    heading_joined: '断开的标题',
    scanned: '由图像识读',
    unsure_reading: '识读存疑的字',
  },
  {
    hard_wrap: 'broken lines',
    doubled_text: 'text printed twice',
    repeated_sentence: 'repeated sentences',
    caption_lifted: 'captions lifted out',
    stray_space: 'stray spaces',
    radical: 'radicals',
    width: 'full-width characters',
    compatibility: 'compatibility characters',
    invisible: 'invisible characters',
    private_use: 'private characters (left)',
    replacement: 'unreadable characters (left)',
    page_furniture: 'page furniture',
    heading_joined: 'broken headings',
    scanned: 'read from a picture',
    unsure_reading: 'characters read with doubt',
  },
);
