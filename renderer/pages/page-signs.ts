import type { PassageId } from '../../data/contract/model.ts';
import type { PrintedLine } from '../../data/contract/page-model.ts';
import type { Mark } from '../shared/marks.ts';

/** How many marks of each kind a page holds; one that runs on to the next page is on both. */
export interface PageSigns {
  readonly hits: number;
  /** Notes, however many stretches each of them has on the page. */
  readonly notes: number;
  /** Characters that were read with doubt. */
  readonly unsure: number;
}

export const NO_SIGNS: PageSigns = { hits: 0, notes: 0, unsure: 0 };

/** What pages hold that is worth a way there. Left out: pages that hold nothing. */
export function signsByPage(
  lines: ReadonlyMap<PassageId, readonly PrintedLine[]>,
  marksOf: (passageId: PassageId) => readonly Mark[],
): ReadonlyMap<number, PageSigns> {
  const counted = new Map<number, { hits: number; notes: Set<string>; unsure: number }>();
  const pageOf = (page: number) => {
    const one = counted.get(page) ?? { hits: 0, notes: new Set<string>(), unsure: 0 };
    counted.set(page, one);
    return one;
  };
  for (const [passageId, own] of lines) {
    for (const mark of marksOf(passageId)) {
      const sign = signOf(mark);
      if (sign === null) continue;
      for (const page of pagesOf(own, mark)) {
        const one = pageOf(page);
        if (sign === 'notes') one.notes.add(mark.id ?? '');
        else one[sign]++;
      }
    }
  }
  return new Map(
    [...counted].map(([page, { notes, ...others }]) => [page, { ...others, notes: notes.size }]),
  );
}

function signOf({ kind, id }: Mark): keyof PageSigns | null {
  const kinds = kind.split(' ');
  if (kinds.includes('hit') || kinds.includes('expanded')) return 'hits';
  if (kinds.includes('unsure')) return 'unsure';
  // One without an id is being written.
  const isNote = kinds.includes('underline') || kinds.some((one) => one.startsWith('note-'));
  return isNote && id !== undefined ? 'notes' : null;
}

function pagesOf(lines: readonly PrintedLine[], { start, end }: Mark): ReadonlySet<number> {
  return new Set(lines.filter((line) => line.start < end && line.end > start).map(({ page }) => page));
}
