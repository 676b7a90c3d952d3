import { withDigits, withoutOtherYears } from '../lines/year-digits.ts';
import { fiveYears } from './heading-years.ts';
import { namesOccasion, partOfYear, spanOfYears, yearPrintedIn } from './period.ts';
import { yearOfPeriod } from '../../contract/period.ts';

/** What the titles say of the years. */
export interface TitleYears {
  readonly covered: number | null;
  readonly planned: number | null;
  /** The year in which a report was given to a congress, at its beginning. */
  readonly spoken: number | null;
  /** Of a month in brackets behind the title: of its printing, or the one that it is about. */
  readonly printedIn: number | null;
  /** It is about holidays or the like, of which papers come out in the same year. */
  readonly isOccasion: boolean;
  /** The paper only plans. */
  readonly isPlan: boolean;
}

export interface PrintedMonth {
  readonly year: number;
  readonly month: number;
}

const LOOKS_BACK =
  '(?:总结|工作报告|工作情况|情况|年报|年度报告|报告|公报|回顾|回眸|盘点|综述|纪实|巡礼|侧记|掠影|述评|答卷|成绩单|亮点|大事记|白皮书|统计表|汇总表|情况表|明细表|一览表|报表|工作|发展)';
const COVERED = new RegExp(`((?:19|20)\\d{2})\\s*年?\\s*(?:度)?[^，。]{0,24}?${LOOKS_BACK}`, 'u');
const PLANNED =
  /((?:19|20)\d{2})\s*年?\s*(?:度)?[^，。\d]{0,16}?(?:工作)?(?:要点|计划|安排|打算|思路|设想|部署)/u;
/** What is reported to a congress of a government, a court, a procuratorate or a standing committee. */
const TO_A_CONGRESS = /(?:政府|法院|检察院|(?:人大|人民代表大会|政协|政治协商会议).{0,10}委员会)工作报告/;
const AT_A_CONGRESS =
  /((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月(?:\s*\d{1,2}\s*日)?[^。]{0,12}(?:在|于)[^。]{2,40}(?:会议|大会|全会)/u;
/** Congresses meet in the first months; later in the year a report may look at half of it. */
const LAST_MONTH = 4;

/** `met`: the day on the page, which is that of the congress where none is printed in the title. */
export function yearsOfTitle(printed: readonly string[], met: PrintedMonth | null = null): TitleYears {
  const titles = printed.map((title) => withoutOtherYears(withDigits(title)));
  const all = titles.join('\n');
  const atCongress = AT_A_CONGRESS.exec(titles.join(''));
  const spokenAt = atCongress && Number(atCongress[2]) <= LAST_MONTH ? Number(atCongress[1]) : null;
  const isSpeech = titles.some((title) => TO_A_CONGRESS.test(title));
  const party = partyCongress(titles, met);
  const inTitle = isSpeech ? yearIn(titles.find((title) => TO_A_CONGRESS.test(title)) ?? '') : null;
  const planned = titles.map((title) => PLANNED.exec(title)?.[1]).find((year) => year !== undefined);
  const spoken = spokenAt ?? inTitle;
  return {
    covered: party ?? (isSpeech || spokenAt !== null ? null : coveredIn(titles, planned, met)),
    planned: planned === undefined ? null : Number(planned),
    spoken,
    printedIn: titles.map(yearPrintedIn).find((year) => year !== null) ?? null,
    isOccasion: titles.some(namesOccasion),
    isPlan:
      planned !== undefined && coveredIn(titles, planned, met) === null && !/总结|报告|回顾|情况/.test(all),
  };
}

export function isPartyCongress(titles: string): boolean {
  return /(?:中国共产党|中共)[^，。\n]{0,20}代表大会上?的?报告|党代会[^，。\n]{0,6}报告/u.test(titles);
}

/** A congress of the party looks back on the years up to its own, or up to the one before where it meets early. */
function partyCongress(titles: readonly string[], day: PrintedMonth | null): number | null {
  const all = titles.join('\n');
  if (!isPartyCongress(all)) return null;
  const met = /((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月/u.exec(all);
  const [year, month] = met ? [Number(met[1]), Number(met[2])] : day ? [day.year, day.month] : [null, 0];
  return year === null ? null : year - (month <= LAST_MONTH ? 1 : 0);
}

function coveredIn(
  titles: readonly string[],
  planned: string | undefined,
  met: PrintedMonth | null,
): number | null {
  for (const title of titles) {
    if (PLANS_SPAN.test(title) && !LOOKS_BACK_ON_SPAN.test(title)) continue;
    const span = spanOfYears(title);
    if (span) return yearOfPeriod(span);
    const months = /\//.exec(partOfYear([title], null) ?? '')?.input;
    if (months) return yearOfPeriod(months);
    const found = COVERED.exec(title) ?? ENGLISH.exec(title);
    const year = found?.[1] ?? found?.[2];
    if (found && !(year === planned && PLANNED.exec(title)?.index === found.index)) return Number(year);
    const plan = LOOKS_BACK_ON_SPAN.test(title) ? yearOfPlan(title) : null;
    if (plan !== null && plan <= (met?.year ?? plan)) return plan;
    const part = partOfYear([title], null);
    if (part) return yearOfPeriod(part);
  }
  return null;
}

const PLANS_SPAN = /要点|计划|规划|打算|思路|安排|设想|部署|方案/;
const LOOKS_BACK_ON_SPAN = /总结|回顾|综述|成就|情况|报告|盘点/;
const ENGLISH =
  /\bannual (?:report|review)[^.]{0,40}?((?:19|20)\d{2})(?![/–-]\d)|((?:19|20)\d{2}) (?:annual|yearly) (?:report|review)/i;

/** The last year of a five-year plan; its first where the title says so, none where it says another. */
function yearOfPlan(title: string): number | null {
  const plan = fiveYears(title);
  if (!plan || /第[二三四]年|中期|以来/.test(title)) return null;
  return /开局|首年|首战|第一年/.test(title) ? plan.from : plan.to;
}

function yearIn(title: string): number | null {
  const year = /(?<!\d)((?:19|20)\d{2})年?/.exec(title)?.[1];
  return year === undefined ? null : Number(year);
}
