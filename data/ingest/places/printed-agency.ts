import type { Level } from '../../contract/model.ts';
import { agencyLabel } from '../../text/agency-label.ts';
import { AGENCY_FORM, officialType } from './agency-types.ts';
import { GIVEN_OUT } from './office-names.ts';
import { divisionEnding, divisionsCalled } from './divisions.ts';
import type { AgencyClues, FoundAgency } from './agency-clues.ts';

/**
 * An agency that prints its own full name, of a place that no table knows: 临河县市场监督管理局, 湖滨新区市场监督管理局,
 * …市市场监督管理局高新区分局. What stands before the office, up to where it stops being the same each time, is the
 * place; what only the print says is believed, the rest stays unknown.
 */
export function printedAgency(clues: AgencyClues): FoundAgency | null {
  const occurrences = [
    ...clues.strong.flatMap((line) => namesIn(line, IN_STRONG_PLACE)),
    ...namesIn(clues.body, 1),
  ];
  const place = commonPlace(occurrences) ?? titlePlace(occurrences, clues.strong);
  if (place === null) return null;
  const own = occurrences.filter((one) => one.before.endsWith(place));
  const office = officialType(own[0]!.form);
  const branch = commonest(own.flatMap((one) => (one.branch === '' ? [] : [one.branch])));
  const isBranch = branch !== null && own.some((one) => one.branch === branch && one.weight > 1);
  const table = divisionEnding(place)[0];
  const isKnown = table !== undefined && divisionsCalled(place).length > 0;
  // A known place is for the table, unless only a branch of its agency speaks here.
  if (isKnown && !isBranch) return null;
  const agency = place + office + (isBranch ? branch : '');
  return {
    agency,
    label: isBranch ? agencyLabel(place + office) + branch : agencyLabel(agency),
    region: isBranch ? null : regionAbove(place),
    level: isBranch ? null : levelOf(place),
    shortNames: [...new Set(own.map((one) => place + one.form))].filter((name) => name !== agency),
    how: { from: 'printedName' },
  };
}

interface PrintedName {
  /** The Chinese characters before the office, at most twenty. */
  readonly before: string;
  /** They begin behind something that is no Chinese character. */
  readonly isWhole: boolean;
  readonly form: string;
  /** 高新区分局 directly behind the office; else ''. */
  readonly branch: string;
  readonly weight: number;
}

const IN_STRONG_PLACE = 5;
const LONGEST_PLACE = 20;
/** In titles and source lines once is enough; in the body it must be said again and again. */
const LEAST_SUPPORT = 3;
const PLACE_END =
  /(?:[省市县区旗州盟]|示范区|开发区|园区|度假区|试验区|管委会|兵团|第[一二三四五六七八九十]{1,3}师|\d团)$/;
/** Which place is meant is not said: 全市, 我县. */
const NO_PLACE = /^(?:.*[全我本各该两某])?(?:省|市|县|区|旗|州)$|[全我本各该][省市县区州]$/;
const BRANCH = /^((?:[\p{Script=Han}]{2,16}?)分局)/u;

function namesIn(text: string, weight: number): PrintedName[] {
  return [...text.matchAll(AGENCY_FORM)].flatMap((found) => {
    // 2023年度清源县…: what belongs to the year is none of the place.
    // 中国（上海）自由贸易试验区 is one name.
    const run = /(?:(?<=\d)年度?)?((?:中国[（(]\p{Script=Han}{2,8}[）)])?\p{Script=Han}*)$/u
      .exec(text.slice(Math.max(0, found.index - 40), found.index))![1]!
      .replace(GIVEN_OUT, '');
    const before = run.slice(-LONGEST_PLACE);
    if (!PLACE_END.test(before) || NO_PLACE.test(before)) return [];
    const branch = BRANCH.exec(text.slice(found.index + found[0].length, found.index + found[0].length + 20));
    return [{ before, isWhole: before === run, form: found[0], branch: branch?.[1] ?? '', weight }];
  });
}

/**
 * The longest ending that nearly all of the commonest names share and that stands alone at least once; null where no
 * place is printed often enough or a second one nearly as often.
 */
function commonPlace(names: readonly PrintedName[]): string | null {
  const groups = [...Map.groupBy(names, (one) => one.before.slice(-3))]
    .map(([, own]) => ({ own, support: supportOf(own) }))
    .sort((a, b) => b.support - a.support);
  const [best, second] = groups;
  if (!best || best.support < LEAST_SUPPORT || (second && second.support * 2 > best.support)) return null;
  const whole = [...new Set(best.own.filter((one) => one.isWhole).map((one) => one.before))];
  return (
    whole
      .filter((place) => place.length >= 3 && !NO_PLACE.test(place))
      .sort((a, b) => b.length - a.length)
      .find(
        (place) => supportOf(best.own.filter((one) => one.before.endsWith(place))) >= 0.6 * best.support,
      ) ?? null
  );
}

/** 海皋市市场监管局 printed only once, but a title speaks of 海皋市场监管工作. */
function titlePlace(names: readonly PrintedName[], titles: readonly string[]): string | null {
  const places = new Set(
    names
      .filter(({ before, isWhole }) => isWhole && before.length >= 3 && !NO_PLACE.test(before))
      .map(({ before }) => before)
      .filter((place) => titles.some((title) => title.includes(`${place.slice(0, -1)}市场监管`))),
  );
  return places.size === 1 ? [...places][0]! : null;
}

function supportOf(names: readonly PrintedName[]): number {
  return names.reduce((sum, one) => sum + one.weight, 0);
}

function commonest(words: readonly string[]): string | null {
  const counts = [...Map.groupBy(words, (word) => word)].sort((a, b) => b[1].length - a[1].length);
  return counts[0]?.[0] ?? null;
}

/** Only a place above that the table knows and that is printed before the name tells the region. */
function regionAbove(place: string): string | null {
  for (let end = place.length - 2; end >= 3; end--) {
    const above = divisionsCalled(place.slice(0, end)).filter((one) => one.name === place.slice(0, end));
    if (above.length === 1) return above[0]!.region + place.slice(end);
  }
  return null;
}

/** A county says so in its name; 市 may be of two levels, and zones are of any. */
function levelOf(place: string): Level | null {
  if (/[县旗]$/.test(place)) return 'county';
  return /区$/.test(place) && !/(?:新|园|发|范|验|假|景|林|矿|高新|经开|工业|功能|聚集|集聚)区$/.test(place)
    ? 'district'
    : null;
}
