import type { Origin } from '../../contract/origin.ts';
import type { AgencyClues, FoundAgency } from './agency-clues.ts';
import { GIVEN_OUT, OFFICE, officialOffice } from './office-names.ts';
import { readPlace, type PrintedPlace } from './read-place.ts';

/**
 * The agency that a paper states to be its own: in what it says to a congress (我代表省人民政府), in its
 * title (…局2023年工作总结), where it is signed, or in the source line of its page. An agency that is only mentioned states
 * nothing.
 */
export function statedAgency(clues: AgencyClues): FoundAgency | null {
  return spoken(clues) ?? firstNamed(clues.strong, IN_TITLE, { from: 'author' });
}

/** Whose doing the first sentences tell: 平湖市市场监督管理局认真落实…. */
export function openingAgency({ body }: AgencyClues): FoundAgency | null {
  const opening = [body.slice(0, OPENING)];
  const how: Origin = { from: 'openingAgency' };
  return firstNamed(opening, AT_WORK, how) ?? firstNamed(opening, TOLD_BY, how);
}

const OPENING = 400;
const HAN = '\\p{Script=Han}（）';
/** The office ends before a year, a post, 关于, a colon, or where the name of the paper begins; …局文件 is a letterhead. */
const IN_TITLE = new RegExp(
  `(?<![${HAN}])(?:年度?)?(?:中共|中国共产党)?([${HAN}]{2,14}?${OFFICE})(?=(?:[（(][\\p{Script=Han}]{2,14}[）)])?[的关在]?(?:关于)?\\s*(?:(?:19|20)\\d{2}|二[〇○零０]|“?十[一二三四五六]五)|关于|[：:]|(?:文件)?$|\\s|[，,。]|(?:党[组委]|院长|检察长|局长|厅长|主任|书记|会长|部门)|(?:年度)?工作(?:总结|报告|情况|要点)|以|实干)`,
  'gu',
);
/** 平湖市市场监督管理局认真落实…: it begins a clause, and what follows says what it did. */
const AT_WORK = new RegExp(
  `(?<=^|[，。！？\\n“])([${HAN}]{2,14}?${OFFICE})(?=(?:党[组委]|系统|全体|干部)?(?:认真|坚持|深入|牢|围绕|紧|全面|积极|聚焦|锚定|始终|按照|立足|持续|扎实|主动|严格|依法|以|共|累计|统筹|坚决|切实|不断|大力))`,
  'gu',
);

/** 记者从荆门市市场监督管理局获悉: whose news it is. */
const TOLD_BY = new RegExp(`(?<=记者.{0,8}从)([${HAN}]{2,14}?${OFFICE})(?=获悉|了解到|召开的)`, 'gu');

function firstNamed(lines: readonly string[], pattern: RegExp, how: Origin): FoundAgency | null {
  const names = lines.flatMap((line) => [...line.matchAll(pattern)].map(([, printed]) => printed!));
  for (const printed of names) {
    const name = printed.replace(GIVEN_OUT, '');
    // 鼓楼区市场监督管理局 above, 南京市鼓楼区市场监督管理局 below: the same with the place that it lies in.
    const fuller = names.find((other) => other.length > name.length && other.endsWith(name));
    const found = (fuller && nameAgency(fuller.replace(GIVEN_OUT, ''), how)) ?? nameAgency(name, how);
    if (found) return found;
  }
  return null;
}

/** Null where the name begins with no place: 市市场监管局 may be anybody's. */
export function nameAgency(printed: string, how: Origin): FoundAgency | null {
  const upper = /^国家[\p{Script=Han}]{2,10}?总局(?=.)/u.exec(printed)?.[0] ?? '';
  const name = printed.slice(upper.length);
  if (upper === '' && /^(?:国家|中华人民共和国|全国|国务院|最高人民)/.test(printed))
    return { agency: printed, label: printed, level: 'national', region: null, shortNames: [], how };
  const place = readPlace(name);
  const office = place ? name.slice(place.end) : '';
  if (!place || office.length < 2) return null;
  const agency = upper + place.name + officialOffice(office);
  return {
    agency,
    label: place.label,
    // A branch sits in a place of its own, which its name need not tell.
    level: office.endsWith('分局') ? null : place.level,
    region: office.endsWith('分局') ? null : place.region,
    shortNames: printed === agency ? [] : [printed],
    how,
  };
}

const SPEAKS_FOR =
  /代表(?<place>[\p{Script=Han}]{0,12}?)(?<office>人民政府|(?:高级|中级)?人民法院|人民检察院|人民代表大会常务委员会|人大常委会)/u;
/** 我代表中共某县第十四届委员会; a congress of the party tells the place in its title. */
const PARTY =
  /(?:代表(?:中国共产党|中共)|在(?:中国共产党|中共))(?<place>[\p{Script=Han}]{2,16}?)第[一二三四五六七八九十]+(?:届委员会|次代表大会)/u;
const CONGRESS = /在(?<place>[\p{Script=Han}]{2,16}?)第[一二三四五六七八九十]+届/u;
const OF_GOVERNMENT =
  /(?:(?:19|20)\d{2}年)?(?<place>[\p{Script=Han}]{2,16}?)(?:(?:19|20)\d{2}年)?(?:人民)?政府工作报告/u;
const OFFICE_OF_TITLE = /((?:高级|中级)?人民)?(政府|法院|检察院|人民代表大会常务委员会)工作报告/;

function nameParty({ name, label, level, region }: PrintedPlace): FoundAgency {
  return {
    agency: `中共${name}委员会`,
    label,
    level,
    region,
    shortNames: [],
    how: { from: 'congress' },
  };
}

/** A report to a congress: who speaks is said in its title or its first words, and of which place in any of them. */
function spoken({ strong, body }: AgencyClues): FoundAgency | null {
  const opening = body.slice(0, OPENING);
  if (/代表国务院/.test(opening)) return nameAgency('国务院', { from: 'congress' });
  const head = strong.join('\n');
  const party = readPlace(PARTY.exec(`${head}\n${opening}`)?.groups?.['place'] ?? '');
  if (party) return nameParty(party);
  const own = SPEAKS_FOR.exec(opening)?.groups;
  const [, rank = '人民', named] = OFFICE_OF_TITLE.exec(head) ?? [];
  if (named === undefined && !(own && /工作报告|第[一二三四五六七八九十]+届/.test(head))) return null;
  const office = own?.['office'] ?? (named === '人民代表大会常务委员会' ? named : `${rank}${named!}`);
  const places = [
    own?.['place'],
    CONGRESS.exec(`${strong.join('')}\n${opening}`)?.groups?.['place'],
    OF_GOVERNMENT.exec(head)?.groups?.['place'],
    ...strong.map((line) => /^[\p{Script=Han}]{2,16}/u.exec(line)?.[0]),
  ];
  for (const place of places) {
    const read = place ? readPlace(place) : null;
    if (read) return nameAgency(read.name + office, { from: 'congress' });
  }
  return null;
}
