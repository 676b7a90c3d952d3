/** Words by which a sentence or a part of it tells its own time. */
const TELLS_TIME = /(?:19|20)\d{2}\s*年|[去今前当明来]年|目前|截至|截止|季度|半年|\d\s*月|以来|期间|累计/u;
const PART = '前[一二三]季度|[上下]半年|第?[一二三四]季度|\\d{1,2}\\s*月?\\s*[-—–~～至到]\\s*\\d{1,2}月份?';
const OPENS_WITH = new RegExp(
  `^\\s*(?:[一二三四五六七八九十]是)?((?:19|20)\\d{2}\\s*年度?(?:全年|${PART})?|[今去]年(?:${PART})|${PART})(?=[，,])`,
  'u',
);
const WHOLE_YEAR = /全年|年度/u;

/**
 * The words of a sentence up to its figure, with the time that they stand under in front where they tell none: what opens
 * the sentence holds behind its semicolons too (2017年，…；新增…), and a sentence that begins with 其中 stands under the
 * time of the one before.
 */
export function underOpeningTime(sentenceBefore: string, passageBefore: string): string {
  if (TELLS_TIME.test(sentenceBefore)) return sentenceBefore;
  const opening = openingOf(passageBefore);
  const held = WHOLE_YEAR.test(sentenceBefore) ? (/(?:19|20)\d{2}\s*年/u.exec(opening)?.[0] ?? '') : opening;
  return held === '' ? sentenceBefore : `${held}，${sentenceBefore}`;
}

function openingOf(passageBefore: string): string {
  let isBefore = false;
  for (let end = passageBefore.length; ;) {
    const start =
      Math.max(...['。', '！', '？', '\n'].map((mark) => passageBefore.lastIndexOf(mark, end - 1))) + 1;
    const sentence = passageBefore.slice(start, end);
    // 上半年，…；截至12月，…。其中: what was told last.
    const last = isBefore ? sentence.slice(sentence.lastIndexOf('；') + 1) : '';
    if (TELLS_TIME.test(last)) return OPENS_WITH.exec(last)?.[1] ?? '';
    if (start === 0 || !/^\s*其中/u.test(sentence)) return OPENS_WITH.exec(sentence)?.[1] ?? '';
    end = start - 1;
    isBefore = true;
  }
}
