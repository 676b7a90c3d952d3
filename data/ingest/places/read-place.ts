import type { Level } from '../../contract/model.ts';
import { divisionsCalled, longestDivision, type Division } from './divisions.ts';

/** The place at the beginning of an agency's name. */
export interface PrintedPlace {
  /** As the agency is called: 平湖市, 绍兴市柯桥区, 大理白族自治州, 临河县. */
  readonly name: string;
  /** 平湖 */
  readonly label: string;
  readonly level: Level | null;
  readonly region: string | null;
  /** Where the rest of the name begins. */
  readonly end: number;
}

/** A place that no table knows says what it is by its last character. */
const UNKNOWN =
  /^(?![\p{Script=Han}]{0,6}(?:人民|政协|会议|第[一二三四五六七八九十]|中共|自治区|本|我|全|各|该|两|某))[\p{Script=Han}]{2,7}?(?:[省旗州盟]|县(?!域)|镇(?!化)|(?<!城)乡(?!村)|街道|(?:新|开发|示范|园|度假|试验|管理)区|市(?!场|政|监)|区(?!域))/u;
const ENDS: readonly (readonly [RegExp, Level])[] = [
  [/省$/, 'province'],
  [/[县旗]$/, 'county'],
];

/** Reads the divisions that a name begins with, the outer ones first; null where it begins with none. */
export function readPlace(name: string): PrintedPlace | null {
  const chain: Division[][] = [];
  let end = 0;
  for (;;) {
    const found = longestAt(name, end, chain.at(-1));
    if (!found) break;
    chain.push(found.divisions);
    end += found.length;
  }
  if (chain.length === 0) return unknownPlace(name);
  const known = knownPlace(chain, end);
  const inner = unknownPlace(name.slice(end));
  return inner ? insideOf(known, inner, name) : known;
}

/** 湖州市临河县: the table knows only the outer one. */
function insideOf(outer: PrintedPlace, inner: PrintedPlace, name: string): PrintedPlace {
  const end = outer.end + inner.end;
  return {
    ...inner,
    name: name.slice(0, end),
    region: outer.region === null ? null : outer.region + inner.name,
    end,
  };
}

function longestAt(
  name: string,
  start: number,
  above: readonly Division[] | undefined,
): { readonly divisions: Division[]; readonly length: number } | null {
  for (let length = Math.min(longestDivision(), name.length - start); length >= 2; length--) {
    const word = name.slice(start, start + length);
    const divisions = [...new Set([...divisionsCalled(word), ...divisionsCalled(word.slice(0, -1))])].filter(
      (one) =>
        (one.name === word || isShortOf(word, one, name.slice(start + length))) &&
        (!above || above.some((outer) => one !== outer && one.region.startsWith(outer.region))),
    );
    if (divisions.length > 0) return { divisions: [...divisions], length };
  }
  return null;
}

/** 大理州 of 大理白族自治州; 平湖 before 市场监管局, where its own 市 was left out. */
function isShortOf(word: string, { name, stem }: Division, rest: string): boolean {
  if (word === stem) return /^(?:市?场|市监|海关)/.test(rest);
  return word === stem + name.at(-1);
}

function knownPlace(chain: readonly Division[][], end: number): PrintedPlace {
  const last = chain.at(-1)!;
  const own = last[0]!;
  const city = chain.slice(0, -1).findLast(([outer]) => isCity(outer!))?.[0];
  // Only the name of a district needs its city: there are four 鼓楼区.
  const name = own.level === 'district' && city ? city.name + own.name : own.name;
  const isOne = last.length === 1;
  return { name, label: own.stem, level: own.level, region: isOne ? own.region : null, end };
}

/** 北京市 and its like are provinces by level. */
function isCity({ name, level }: Division): boolean {
  return level === 'prefecture city' || (level === 'province' && name.endsWith('市'));
}

function unknownPlace(text: string): PrintedPlace | null {
  const name = UNKNOWN.exec(text)?.[0];
  if (name === undefined || endsWithKnown(name)) return null;
  const level = ENDS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
  return {
    name,
    label: name.replace(/(?<=.{2})新区$|街道$|[省市县区旗州盟镇乡]$/, ''),
    level,
    region: null,
    end: name.length,
  };
}

/** 批准云和县: words before a county that the table knows make no other county of it. */
function endsWithKnown(place: string): boolean {
  if (!/[省县旗州盟]$/u.test(place)) return false;
  for (let start = 1; start <= place.length - 3; start++) {
    const rest = place.slice(start);
    if (divisionsCalled(rest).some(({ name }) => name === rest)) return true;
  }
  return false;
}
