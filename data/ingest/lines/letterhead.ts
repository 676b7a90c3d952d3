import { OFFICE_END } from './line-patterns.ts';

/** …局文件, 文件, 局（2024）5号 签发人：…, 机密★1年, 特急, 内部资料 注意保存: each on a line of its own. */
const LETTERHEAD: readonly RegExp[] = [
  /^(?:[\p{Script=Han}（）()]{4,40})?文\s*件$/u,
  /^[\p{Script=Han}]{1,12}\s*[〔［[(（]\s*(?:19|20)\d{2}\s*[〕］\])）]\s*第?\s*\d{1,4}\s*号(?:\s+签\s*发\s*人\s*[：:].{0,16})?$/u,
  /^签\s*发\s*人\s*[：:].{0,16}$/u,
  /^(?:绝\s*密|机\s*密|秘\s*密)(?:\s*[★☆].{0,10})?$/u,
  /^(?:特\s*急|加\s*急|平\s*急|急\s*件)$/u,
  /^[（(【]?内部(?:资料|材料|文件|刊物|使用|参考)(?:\s*[，,、·]?\s*[\p{Script=Han}]{2,8})?[）)】]?$/u,
];
/** An office that stands with others over the 文件 that they give out together, or over the number of its own. */
const OFFICE_ALONE = new RegExp(
  String.raw`^[\p{Script=Han}（）()]{4,30}(?:${OFFICE_END}|办公室|办事处|署|中心|协会|联合会)$`,
  'u',
);
const LONGEST = 60;

/**
 * The letterhead of a paper: the run of such lines from its first one on, and the offices among them. It says whose paper
 * it is and is no title. Indexes of lines.
 */
export function letterheadOf(texts: readonly string[]): ReadonlySet<number> {
  let end = 0;
  for (const [at, text] of texts.entries()) {
    if (text.length > LONGEST) break;
    if (LETTERHEAD.some((pattern) => pattern.test(text))) end = at + 1;
    else if (!OFFICE_ALONE.test(text)) break;
  }
  return new Set(texts.keys().take(end));
}
