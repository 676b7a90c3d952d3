/** 二〇二三年 → 2023年. */
export function withDigits(text: string): string {
  return text.replaceAll(/(?<![\p{Script=Han}\d])二[〇○零][〇○零一二三四五六七八九]{2}(?=年)/gu, (year) =>
    Array.from(year, (digit) => Math.max(0, '〇一二三四五六七八九'.indexOf(digit))).join(''),
  );
}
