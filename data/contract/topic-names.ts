import type { TopicId } from './model.ts';

/** The topics as the field calls them: shown in the interface and understood in queries. */
export const TOPIC_NAMES: Readonly<Record<TopicId, string>> = {
  market: '经营主体与准入',
  reform: '营商环境与数字化',
  relief: '小微纾困与助企',
  credit: '信用与双随机监管',
  enforce: '执法办案',
  consumer: '消费维权',
  food: '食品安全',
  drug: '药械化安全',
  equip: '特种设备安全',
  product: '产品质量监管',
  quality: '质量标准与品牌',
  ip: '知识产权',
  civic: '农贸市场与民生实事',
  epidemic: '疫情防控',
  team: '队伍与党建',
  honor: '荣誉试点与宣传',
  platform: '平台经济与商品市场',
};
