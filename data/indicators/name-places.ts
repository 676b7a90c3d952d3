import { codePointOffset } from '../contract/code-points.ts';
import type { PassageId, ReportId, TextRange } from '../contract/model.ts';

export interface Place {
  readonly passageId: PassageId;
  /** Null where quotation marks inside the name hide where it begins. */
  readonly range: TextRange | null;
}

export interface Mention extends Place {
  readonly name: string;
  readonly reportId: ReportId;
}

/** Where any of the wordings is printed; of two that overlap, the longer. */
export function rangesOf(text: string, wordings: readonly string[]): TextRange[] {
  const taken: [number, number][] = [];
  for (const wording of wordings.toSorted((a, b) => b.length - a.length)) {
    for (let at = text.indexOf(wording); at !== -1; at = text.indexOf(wording, at + wording.length)) {
      const end = at + wording.length;
      if (taken.every(([start, stop]) => end <= start || at >= stop)) taken.push([at, end]);
    }
  }
  return taken
    .sort(([a], [b]) => a - b)
    .map(([start, end]) => [codePointOffset(text, start), codePointOffset(text, end)]);
}
