import type { Origin } from '../../contract/origin.ts';
import type { AgencyClues } from './agency-clues.ts';
import { findAgency } from './find-agency.ts';
import { readPlace } from './read-place.ts';
import { nameAgency, openingAgency, statedAgency } from './stated-agency.ts';

/** An agency that a paper could be of, and where it stands. */
export interface AgencyChoice {
  readonly agency: string;
  readonly how: Origin;
}

const MOST = 6;
/** In UTF-16 units of the body. */
const SEARCHED = 20_000;
const LAST_WORD = /局|厅|委员会|人民政府|人民法院|人民检察院|办公室|办事处/gu;
const LONGEST_NAME = 26;

/** For the person who chooses, the likeliest first: what is stated, the government of the title's place, what is mentioned. */
export function agencyChoices(clues: AgencyClues): readonly AgencyChoice[] {
  const stated = [findAgency(clues), statedAgency(clues), openingAgency(clues)].flatMap((found) =>
    found ? [{ agency: found.agency, how: found.how }] : [],
  );
  const all = [...stated, ...governmentsOf(clues.strong), ...mentioned(clues.body.slice(0, SEARCHED))];
  return [...new Map(all.toReversed().map((one) => [one.agency, one])).values()].reverse().slice(0, MOST);
}

/** 2025年宁海县重点工作盘点 may be of the county's government. */
function governmentsOf(titles: readonly string[]): AgencyChoice[] {
  return titles.flatMap((title) => {
    for (const { 0: run } of title.matchAll(/\p{Script=Han}{3,}/gu)) {
      for (let start = 0; start < run.length - 2; start++) {
        const place = readPlace(run.slice(start));
        if (place?.region) return [{ agency: `${place.name}人民政府`, how: { from: 'titlePlace' } }];
      }
    }
    return [];
  });
}

/** Full names with a known place, the commonest first. */
function mentioned(body: string): AgencyChoice[] {
  const counts = new Map<string, number>();
  for (const found of body.matchAll(LAST_WORD)) {
    const name = nameEnding(
      body.slice(Math.max(0, found.index - LONGEST_NAME), found.index + found[0].length),
    );
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([agency, times]) => ({ agency, how: { from: 'mentioned', times } }));
}

function nameEnding(text: string): string | null {
  const run = /[\p{Script=Han}（）]+$/u.exec(text)?.[0] ?? '';
  for (let start = 0; start < run.length - 3; start++) {
    if (readPlace(run.slice(start))?.region)
      return nameAgency(run.slice(start), { from: 'mentioned', times: 1 })?.agency ?? null;
  }
  return null;
}
