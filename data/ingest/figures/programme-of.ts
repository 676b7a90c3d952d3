import { formsOf, type ProgrammeNames } from '../programme-forms.ts';
import type { NumberToken } from './number-token.ts';
import type { SentencePlace } from './sentence-place.ts';

/** A programme named in a passage; UTF-16 indexes. */
export interface ProgrammePlace {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const BEFORE = 80;
const BEHIND = 40;
const CARRIED = 160;

/** The programmes that a passage names, in reading order, under their preferred names. */
export function programmesIn(text: string, programmes: readonly ProgrammeNames[]): ProgrammePlace[] {
  if (programmes.length === 0) return [];
  return formsOf(programmes)
    .finder.find(text)
    .map(({ at, word, value }) => ({ name: value, start: at, end: at + word.length }));
}

/**
 * The programme named nearest before the figure in its clause, else the first behind it there, else the one that an
 * earlier clause of the sentence named last (开展…行动，检查300家，立案12件), unless what is told is wider; null if none.
 */
export function programmeOf(
  found: readonly ProgrammePlace[],
  place: SentencePlace,
  { start: at, form, unit }: Pick<NumberToken, 'start' | 'form' | 'unit'>,
  text: string,
): string | null {
  const next = firstEndingBehind(found, at);
  const before = found[next - 1];
  if (before && before.start >= Math.max(place.clauseStart, at - BEFORE)) return before.name;
  const behind = found[next];
  if (behind && behind.end <= Math.min(place.clauseEnd, at + BEHIND)) return behind.name;
  return before &&
    form === 'count' &&
    !/[%％‰点]/u.test(unit) &&
    before.start >= Math.max(place.sentenceStart, at - CARRIED) &&
    CAMPAIGN.test(text.slice(before.start, before.end + 6)) &&
    !WIDER.test(text.slice(before.end, at))
    ? before.name
    : null;
}

/** What is done for a time brings figures; a service, a brand or a prize is only named beside those of others. */
const CAMPAIGN = /行动|整治|执法|治理|检查|攻坚|战役|会战|竞赛|淘汰/u;
/** 全年立案95件 behind the figures of a campaign is of all. */
const WIDER = /全年|各类|全[省市县区州盟旗局]|全系统|累计|总[量数]|截至|此外|另外|同时/u;

function firstEndingBehind(found: readonly ProgrammePlace[], at: number): number {
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (found[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
