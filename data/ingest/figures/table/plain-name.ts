/** 一、 （三） 1. in front of a heading number it; they are no part of what is counted. */
const LABEL =
  /^(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d))\s*/u;
const IN_BRACKETS = /[（(][^（）()]*[）)]/gu;

/** A heading of a table without its number, its unit and the breaks of its cell. */
export function plainName(text: string): string {
  return text
    .replaceAll(/\s+/g, '')
    .replaceAll(IN_BRACKETS, (found, place: number) => (place === 0 ? found : ''))
    .replace(LABEL, '');
}
