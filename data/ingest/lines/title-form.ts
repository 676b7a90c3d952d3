import { withDigits } from './year-digits.ts';

/** Words by which an official paper calls itself, at the end of its title. */
const KIND =
  '(?:总结|报告|年报|公报|要点|计划|打算|思路|安排|情况|通报|综述|纪要|意见|方案|规划|说明|盘点|白皮书|回顾|述职|清单|台账|大事记)';
const ENDS = new RegExp(`${KIND}(?:[和及与暨][^，。]{2,24}${KIND})?(?:[（(《][^（）()]{1,24}[）)》])?$`, 'u');
const SAYS_WHOSE =
  /(?:19|20)\d{2}\s*年?|二[〇○零]|[省市县区州盟旗]|局|厅|委|院|办|政府|处|中心|“十[一二三四五]五”/u;
const LONGEST = 60;

/**
 * Whether a line reads as the title of an official paper: it ends with what such a paper calls itself, says of whom or
 * of when it is, and is no sentence.
 */
export function readsAsTitle(text: string): boolean {
  return (
    text.length >= 5 &&
    text.length <= LONGEST &&
    !/[。；！？，：:]/.test(text) &&
    !/^[（(]?[一二三四五六七八九十\d]{1,3}[、）).．]/.test(text) &&
    ENDS.test(text) &&
    (SAYS_WHOSE.test(withDigits(text)) || /^(?:政府)?工作报告$/.test(text))
  );
}

/** A title that says of whom or of which year it is: 政府信息公开年报 alone is the name of a column. */
export function isFullTitle(text: string): boolean {
  return (
    readsAsTitle(text) &&
    !/^(?:——|—|--)/.test(text) &&
    (/(?:19|20)\d{2}|二[〇○零]|“?十[一二三四五六]五/.test(withDigits(text)) ||
      /[省市县区州盟旗].*(?:局|厅|委|院|府|办|处|会)/.test(text) ||
      /^(?:政府)?工作报告$|(?:委员会|法院|检察院|政府|局|厅)工作报告$/.test(text))
  );
}

/** What stands below a title and is no part of it: ——2026年1月20日在…会议上, （2023年1月10日）. */
export function standsBelowTitle(text: string): boolean {
  return (
    /^(?:——|—|--)/.test(text) ||
    /^[（(][^（）()]{4,40}[）)]$/.test(text) ||
    // 2023年 第36号, 冀市监告〔2021〕15号
    /^[（(]?[\p{Script=Han}]{0,8}[〔［[]?(?:19|20)\d{2}[〕］\]]?年?\s*第?\s*\d{1,4}\s*号[）)]?$/u.test(
      text,
    ) ||
    /^(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?(?:$|[^。]{0,30}(?:会议|大会|全会))/.test(text)
  );
}
