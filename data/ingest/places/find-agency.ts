import { AGENCY_FORM, officialType } from './agency-types.ts';
import type { AgencyClues, FoundAgency } from './agency-clues.ts';
import { divisionEnding, divisionsCalled, type Division } from './divisions.ts';
import { printedAgency } from './printed-agency.ts';
import { PASSED_ON } from './office-names.ts';
import { speaksFromBelow } from './own-level.ts';
import { openingAgency, statedAgency } from './stated-agency.ts';

/** Below this lead over the runner-up nothing is claimed. */
const SMALLEST_LEAD = 3;
const IN_STRONG_PLACE = 25;
const NAMED_WITH_OFFICE = 3;
/** What the body names once is mentioned; whose report it is, is named again. */
const LEAST_NAMED = 2;

/**
 * Who wrote the report. Its full name may be printed in the title; often there is only 市市场监管局, and the place has
 * to be told from the places that the text speaks of. Agencies above are named too (嘉兴第一, 嘉兴市市场监管局); a
 * place in which the agency ranks first is not its own.
 */
export function findAgency(given: AgencyClues): FoundAgency | null {
  const clues = { ...given, strong: given.strong.filter((line) => !PASSED_ON.test(line)) };
  const found = agencyIn(clues);
  return found && !isOfPart(clues.strong, found) ? found : null;
}

/** …局城关所2023年工作总结: what is first named directly before a part of it is not the author. */
function isOfPart(strong: readonly string[], { agency, shortNames }: FoundAgency): boolean {
  const name = [agency, ...shortNames].map((one) => RegExp.escape(one)).join('|');
  const named = new RegExp(`(?:${name})(?<part>${PART})?`, 'u');
  const first = strong
    .flatMap((line) => [line, line.replaceAll(AGENCY_FORM, officialType)])
    .map((line) => named.exec(line))
    .find((found) => found !== null);
  return first?.groups?.['part'] !== undefined;
}

const PART = '(?:(?!关于)\\p{Script=Han}){1,12}?(?:分局|所|队)(?=(?:19|20)\\d{2}|关于|[（(\\s]|$)';

function agencyIn(clues: AgencyClues): FoundAgency | null {
  const stated = statedAgency(clues);
  if (stated && stated.region !== null) return stated;
  const printed = printedAgency(clues);
  // Of a place that no table knows, what is printed again and again is the whole name.
  if (stated && !(printed && clues.strong.some((line) => line.includes(printed.agency)))) return stated;
  // Read lazily: the first that the paper's own words do not speak against.
  for (const read of [() => printed, openingAgency, placedAgency]) {
    const found = read(clues);
    if (found && !speaksFromBelow(clues.body, found.level)) return found;
  }
  return null;
}

function placedAgency(clues: AgencyClues): FoundAgency | null {
  const text = [...clues.strong, clues.body].join('\n');
  const type = commonestType(clues);
  if (!type) return null;
  const own = ownShortForm(clues, type.form);
  const scores = new Map<Division, number>();
  for (const line of clues.strong) scorePlaces(scores, line, IN_STRONG_PLACE);
  // Where the text says 市市场监管局 of itself, a place named together with an office is another agency's.
  scorePlaces(scores, clues.body, own === null ? NAMED_WITH_OFFICE : 0.5);
  scoreMentions(scores, clues.body, own);
  const ranked = [...scores].sort((a, b) => b[1] - a[1]);
  const [best, second] = ranked;
  if (!best || best[1] < SMALLEST_LEAD || (second && best[1] - second[1] < SMALLEST_LEAD)) return null;
  const place = best[0];
  const full = printedCity(clues, place) + place.name + officialType(type.form);
  const isPrinted = clues.strong.some((line) => line.includes(place.stem) && AGENCY_WORDS.test(line));
  return {
    agency: full,
    label: place.stem,
    region: place.region,
    level: place.level,
    shortNames: shortNames(text, place, type.form),
    how: isPrinted
      ? { from: 'author' }
      : { from: 'callsItself', called: `${own ?? ''}${type.form}`, place: place.name },
  };
}

/** Districts of several cities share a name; their full name says the city, where it is printed. */
function printedCity({ strong }: AgencyClues, { name, level, region }: Division): string {
  if (level !== 'district') return '';
  const city = /(?:省|自治区)?([\p{Script=Han}]{2,12}(?:市|州|盟|地区))$/u.exec(
    region.slice(0, -name.length),
  )?.[1];
  const own = city && divisionEnding(city)[0]?.name;
  return own && strong.some((line) => line.includes(own + name)) ? own : '';
}

const AGENCY_WORDS = /局|厅|委|系统|部门/;

function commonestType(clues: AgencyClues): { readonly form: string } | null {
  const votes = new Map<string, number>();
  const count = (text: string, weight: number): void => {
    for (const [form] of text.matchAll(AGENCY_FORM))
      votes.set(officialType(form), (votes.get(officialType(form)) ?? 0) + weight);
    for (const _ of text.matchAll(/市场监管系统|市场监管部门|市场监管人/g))
      votes.set('市场监督管理局', (votes.get('市场监督管理局') ?? 0) + weight);
  };
  clues.strong.forEach((line) => count(line, 20));
  count(clues.body, 1);
  const best = [...votes].sort((a, b) => b[1] - a[1])[0];
  return best && best[1] >= LEAST_NAMED ? { form: best[0] } : null;
}

/** 市, 省, 县 or 区 as in 市市场监管局, where no place stands before it; the commonest. Null where it is not used. */
function ownShortForm(clues: AgencyClues, official: string): string | null {
  const votes = new Map<string, number>();
  const count = (text: string, weight: number): void => {
    for (const found of text.matchAll(AGENCY_FORM)) {
      if (officialType(found[0]) !== official) continue;
      const letter = text[found.index - 1] ?? '';
      const before = text.slice(Math.max(0, found.index - 12), found.index);
      if ('省市县区'.includes(letter) && letter !== '' && divisionEnding(before).length === 0)
        votes.set(letter, (votes.get(letter) ?? 0) + weight);
    }
  };
  clues.strong.forEach((line) => count(line, 10));
  count(clues.body, 1);
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function scorePlaces(scores: Map<Division, number>, text: string, weight: number): void {
  const office = new RegExp(
    `${AGENCY_FORM.source}|市场监管系统|市场监督管理系统|市场监管部门|市场监管人`,
    'g',
  );
  for (const found of text.matchAll(office)) {
    const before = text.slice(Math.max(0, found.index - 12), found.index);
    for (const division of divisionEnding(before)) add(scores, division, weight);
    // 平湖市场监管局 without the second 市
    if (divisionEnding(before).length === 0 && /^市场/.test(found[0])) {
      for (const division of divisionEnding(`${before}市`)) add(scores, division, weight * 0.9);
    }
  }
}

const RANK_BEHIND =
  /^(?:省|市|县|区)?(?:[\p{Script=Han}]{0,12})?(?:第[一二三四五六七八九十]|首[位个家例笔批张次支]|前列|前茅|唯一|领先|率先|最)/u;
const RANK_BEFORE = /(?:领跑|走在|位居|居|列|全国|全省)$/;

/**
 * Every mention of a place counts a little. One that ranks the agency within the place (嘉兴第一) counts against the
 * place and for those that lie in it.
 */
function scoreMentions(scores: Map<Division, number>, body: string, own: string | null): void {
  const ranked = new Map<Division, number>();
  for (const word of placeWords(body)) {
    for (let at = body.indexOf(word); at >= 0; at = body.indexOf(word, at + word.length)) {
      const isRank =
        RANK_BEHIND.test(body.slice(at + word.length, at + word.length + 8)) ||
        RANK_BEFORE.test(body.slice(Math.max(0, at - 2), at));
      for (const division of divisionsCalled(word)) {
        if (isRank) add(ranked, division, 1);
        if (own === null || division.name.endsWith(own)) add(scores, division, isRank ? -4 : 1);
      }
    }
  }
  for (const [above, ranks] of ranked) {
    for (const division of scores.keys()) {
      if (division !== above && division.region.startsWith(above.region))
        add(scores, division, 2 * Math.min(4, ranks));
    }
  }
}

/** The stems of all places that the text could mean: two or three characters before 省, 市, 县, 区, or standing alone. */
function placeWords(body: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const found of body.matchAll(/[\p{Script=Han}]{2,6}?(?:省|市|县|区|自治州)/gu)) {
    for (const division of divisionEnding(found[0])) words.add(division.stem);
  }
  return words;
}

function add(scores: Map<Division, number>, division: Division, weight: number): void {
  scores.set(division, (scores.get(division) ?? 0) + weight);
}

function shortNames(text: string, place: Division, official: string): string[] {
  const suffixes = [...new Set([...text.matchAll(AGENCY_FORM)].map(([form]) => form))].filter(
    (form) => officialType(form) === official,
  );
  const letter = place.name.at(-1)!;
  return [place.name, place.stem, letter]
    .flatMap((prefix) => suffixes.map((suffix) => prefix + suffix))
    .filter((name) => name !== place.name + official && text.includes(name));
}
