import { matchesOf } from '../../text/matches-of.ts';

/** What a report's paragraph is about, as the word that a bare subject (立案, 罚没款) needs in front of it. */
const THEMES: readonly (readonly [RegExp, string])[] = [
  [/特种设备|电梯|起重机械|锅炉|压力(?:容器|管道)|气瓶/gu, '特种设备'],
  [/食品|餐饮|农产品|食安|食药/gu, '食品'],
  [/药械化|两品一械|医疗器械|化妆品|药品|药店|疫苗/gu, '药械化'],
  [/疫情|防疫|抗疫|涉疫|野生动物|复工复产/gu, '疫情防控'],
  [/专利侵权|专利/gu, '专利'],
  [/商标/gu, '商标'],
  [/知识产权/gu, '知识产权'],
  [/产品质量|工业产品|质量监管/gu, '产品质量'],
  [/电动(?:自行)?车/gu, '电动自行车'],
  [/双随机/gu, '双随机'],
  [/价格|收费/gu, '价格'],
  [/计量/gu, '计量'],
  [/认证/gu, '认证'],
  [/广告/gu, '广告'],
  [/网络交易|网络直播|电商/gu, '网络'],
  [/传销|直销/gu, '打击传销'],
  [/燃气/gu, '燃气'],
];

/** Subjects that mean nothing without their theme. */
const BARE =
  /^(?:已|共)?(?:立案(?:查处|调查|处罚)?|结案|办结|查处|罚没(?:款|金额)?|案值|涉案(?:金额|货值)|移送(?:公安(?:机关)?|司法(?:机关)?)?|(?:取缔)?关闭|责令(?:整改|改正)|整改|停产停业|取缔(?:无证单位)?|(?:监督)?抽[查检]|检查(?:各类)?(?:主体|市场主体|经营主体|单位|企业|经营单位)?|出动(?:执法|监管)?(?:人员|人次)|(?:安全)?隐患|安全隐患|重大(?:事故)?隐患|(?:监察)?指令书|.{0,4}率|不合格后处理|演练|培训|发放补贴|补贴|补助资金|发放宣传资料|涉案货值|货值(?:金额)?|典型案例|大要案|(?:各类)?(?:违法)?案件|问题|投诉举报|(?:按期)?(?:受理|办结)率)$/u;
const WHOLE = /全年|全市共|全省共|全局共|共办结|案件总数/u;

export function isBare(subject: string): boolean {
  return BARE.test(subject);
}

/** The theme to put before a bare subject: the last in the sentence, else the last in the paragraph before it; '' if none. */
export function themeFor(subject: string, sentenceBefore: string, passageBefore: string): string {
  const here = themesIn(sentenceBefore).at(-1)?.theme;
  const theme = here ?? (WHOLE.test(sentenceBefore) ? undefined : themesIn(passageBefore).at(-1)?.theme);
  return theme === undefined || subject.includes(theme) ? '' : theme;
}

/** The themes that a text names, in reading order, by UTF-16 index. */
export function themesIn(text: string): { readonly at: number; readonly theme: string }[] {
  return THEMES.flatMap(([pattern, theme]) =>
    matchesOf(pattern, text).map((match) => ({ at: match.index, theme })),
  ).sort((a, b) => a.at - b.at);
}
