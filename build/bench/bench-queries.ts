import { GENRE_WORDS } from '../../data/testing/synthetic-words.ts';

/** Every seventh word of the genre, from those in half of all passages down to those in one of a hundred, and rarer. */
export const MIXED: readonly string[] = [
  ...GENRE_WORDS.filter((word, i) => i % 7 === 3 && word.length > 1),
  '龙头企业',
  '"市场监管"',
  '电梯 维保',
  '食品安全 抽检',
  '知识产权 质押',
  '执法 罚没款 移送',
  '放心消费 -投诉',
  '年度:2020 电梯',
];

/** Other words, so that the program is warm when MIXED is asked for the first time. */
export const WARM_UP: readonly string[] = GENRE_WORDS.filter((word, i) => i % 7 === 5 && word.length > 1);

/** The word that stands in half of all passages. */
export const WORST = '工作';

/** Two and three characters, equally frequent. */
export const TWO_CHARACTERS: readonly string[] = ['叉车', '锅炉', '气瓶', '校园', '外卖'];
export const THREE_CHARACTERS: readonly string[] = ['小作坊', '口罩储', '示范文', '化妆品', '羽绒服'];

export const ONE_CHARACTER = '市';
