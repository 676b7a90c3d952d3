import { withoutStart } from './whole-words.ts';

export const MARKS = /[“”‘’「」《》"]/gu;
const EDGE =
  /^(?:[（(]?[\d一二三四五六七八九十]{1,2}[)）.．、])?(?:的(?!士))?[\s、，,：:。；;！!？?—…∶)）（(※■●◆▲★☐☑☒□*·-]*|[\s、，,：:（(—]+$/gu;
const OPENING =
  /^(?:(?:近|过去|最近|这)(?:几|\d{1,2}|[一两三四五六七八九十])?年(?:多?来|间|以来)?|(?:\d{1,2}|[一两三四五六七八九十])年(?:多?来|间|以来)|其中|此外|同时|与此同时|另外|目前|截至目前|去年(?:以来|全年|同期)?(?!(?:、|和|及|与)[今本]年)|上一?年(?!结转|末|底)(?:度|全年|同期)?|(?:今年|本年度?)(?:以来)?|全年|前[一二三]季度|上半年|下半年|第[一二三四]季度|前[\d一二三四五六七八九十]+个月|当年|这一年|一年来|过去一年|该局|我局|[本我]局|[本我]院|我市|我省|我县|我区|全市|全省|全县|全区|全局|全系统|市局|省局|市?市场监(?:管|督管理)局|还|又|已经|已|并|也|均|都|先后|连续(?![\d两三四五六七八九十]{1,3}年(?:未|不|没有))|共计|总计|合计|累计|共|分别|成功(?!率)|有效(?!期|率)|积极|深入|扎实|进一步|持续|迅速|及时(?!率)|依法|大力|全力|全面|统筹|同步|仅|约(?!谈)|近|力争|争取|确保|计划|预计|拟|高效|牢固|严格|动态|精准|首批|率先|(?:19|20)\d{2}年?(?:[-—–~～]{1,2}|至|到)(?:19|20)\d{2}年(?:期间|间|度)?|(?:去年|上一?年度?)(?:、|和|及|与)[今本]年度?|到?(?:19|20)\d{2}年(?:度|以来|年?底|年?末|\d{1,2}月(?:底|末)?)?|\d{1,2}月份?|以|在(?!用|册|建|岗|线|职|校|编|营|产|售|园|读|途|逃|院|网|库|保)|由|为|对|将|把|向|从(?!业)|通过|使|让|各类)/u;

/** What may name a subject, without marks, labels and words that only lead up to it. */
export function trimmed(text: string): string {
  let result = text.replaceAll(MARKS, '').replaceAll(/[（(][^（()）]{0,12}[)）]/gu, '');
  for (let i = 0; i < 3; i++) {
    const shorter = withoutOpenings(result.replaceAll(EDGE, ''));
    if (shorter === result) return result;
    result = shorter;
  }
  return result.replaceAll(EDGE, '');
}

function withoutOpenings(text: string): string {
  for (let rest = text; ;) {
    const shorter = withoutStart(rest, OPENING);
    if (shorter === rest) return rest;
    rest = shorter;
  }
}
