import type { Byline } from '../../contract/model.ts';
import { PERSON } from './line-patterns.ts';

const ROLES: readonly (readonly [RegExp, string])[] = [
  [/^(?:本报|本网|特约|见习|实习|全媒体|首席|融媒体)*记者$/, '记者'],
  [/^(?:本报|特约)*通讯员$/, '通讯员'],
  [/^(?:作者|撰文|撰稿|文字?|执笔)$/, '作者'],
  [/^(?:摄影|图片?|供图|摄)$/, '摄影'],
  [/^(?:编辑|责任编辑|责编)$/, '编辑'],
];
const ROLE_WORD =
  /(?:本报|本网|特约|见习|实习|全媒体|首席|融媒体)*(?:记者|通讯员)|作者|撰文|撰稿|执笔|责任编辑|责编|编辑|摄影|供图|(?<![\p{Script=Han}])[文图](?=\s*[/／:：|｜])/gu;
const ONE_PERSON = new RegExp(`^${PERSON}$`, 'u');

/** Reads a line of roles and names (■记者 戴绯绯 通讯员 徐琳琳); null where it is something else. */
export function readByline(line: string): Byline | null {
  if (line.length > 80 || /[。！？；]/.test(line)) return null;
  const text = line.replace(/^[\s■●◆□▲◎○*（(]+|[）)\s]+$/g, '');
  const words = text
    .replace(ROLE_WORD, (role) => `|${role}|`)
    .split(/[|｜\s/／:：、,，]+/)
    .filter((word) => word !== '');
  const byline: Record<string, string[]> = {};
  let role: string | null = null;
  for (const word of rejoinSpacedNames(words)) {
    const named = ROLES.find(([pattern]) => pattern.test(word))?.[1];
    if (named) {
      role = named;
      byline[role] ??= [];
    } else if (role !== null && ONE_PERSON.test(word)) byline[role]!.push(word);
    else if (role !== null && /^[\p{Script=Han}]{2,4}$/u.test(word)) byline[role]!.push(word);
    else return null;
  }
  const named = Object.entries(byline).filter(([, names]) => names.length > 0);
  return named.length > 0 ? Object.fromEntries(named) : null;
}

/** A line that is nothing but one or two names, as newspapers sign a feature. The caller knows whether one is due. */
export function readBareNames(line: string): readonly string[] | null {
  const words = line.split(/[\s、]+/);
  if (words.length === 2 && words.every((word) => word.length === 1)) words.splice(0, 2, words.join(''));
  return words.length <= 3 && words.every((word) => ONE_PERSON.test(word)) ? words : null;
}

/** 许 铨 was one name: two single characters in a row. */
function rejoinSpacedNames(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last?.length === 1 && word.length === 1 && last !== '文' && last !== '图')
      joined[joined.length - 1] = last + word;
    else joined.push(word);
  }
  return joined;
}
