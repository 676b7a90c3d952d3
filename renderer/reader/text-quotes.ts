import { codePointLength, sliceCodePoints } from '../../data/contract/code-points.ts';
import type { PassageId, Report } from '../../data/contract/model.ts';
import type { Place } from '../shared/route.ts';
import type { Quotable } from '../shared/quoting.svelte.ts';
import type { SelectedWords } from './selection.ts';

/** What is selected of the open text. */
export function quotesOfSelection(report: Report, selected: readonly SelectedWords[]): readonly Quotable[] {
  return selected.map(({ passageId, start, words }) => ({
    ...{ kind: 'words' as const, reportId: report.reportId, edition: report.edition, passageId, words },
    ...{
      range: [start, start + codePointLength(words)],
      section: passageIn(report, passageId)?.section ?? null,
    },
  }));
}

/** The place that the reader stands on: the stretch itself where there is one, else the passage. */
export function quotesOfPlace(report: Report, { passageId, range }: Place): readonly Quotable[] {
  const found = passageIn(report, passageId);
  if (!found) return [];
  const words = range ? sliceCodePoints(found.text, ...range) : found.text;
  return [
    {
      ...{ kind: 'words', reportId: report.reportId, edition: report.edition, passageId, range, words },
      section: found.section,
    },
  ];
}

function passageIn(
  report: Report,
  passageId: PassageId,
): { readonly text: string; readonly section: string | null } | null {
  for (const { heading, headingPassage, passages } of report.sections) {
    const found = [...(headingPassage ? [headingPassage] : []), ...passages].find(
      (passage) => passage.passageId === passageId,
    );
    if (found) return { text: found.text, section: heading };
  }
  return null;
}
