/**
 * A sentence that tells of nothing done or planned: a slogan of two equal halves (执法靠本领，履职靠队伍。), a signature or the
 * words under a picture, an exclamation. It is no promise and answers none.
 */
export function isEmptyWords(text: string): boolean {
  if (/\d/u.test(text)) return false;
  const bare = text.replaceAll(/[“”‘’"'\s]/gu, '');
  const halves = /^([^，,。！!]{3,8})[，,]([^，,。！!]{3,8})[。！!…]*$/u.exec(bare);
  if (halves && [...halves[1]!].length === [...halves[2]!].length) return true;
  if (bare.length <= SHORT_CRY && /[！!]$/u.test(bare)) return true;
  return bare.length <= LONGEST_LABEL && !/[。！？!?；;…]/u.test(bare);
}

const SHORT_CRY = 16;
const LONGEST_LABEL = 40;
