import type { FieldChoice } from '../contract/library-model.ts';
import { cluesOf } from './draft-record.ts';
import type { Block } from './lines/block.ts';
import { readBlocks, type PageText } from './lines/read-blocks.ts';
import { isFullTitle } from './lines/title-form.ts';
import type { OriginalText } from './original-text.ts';
import { agencyChoices } from './places/agency-choices.ts';
import { readFrontMatter, type FrontMatter } from './structure/front-matter.ts';
import { findReportYears } from './structure/report-years.ts';

const MOST = 6;
/** Titles stand at the beginning. */
const BLOCKS = 40;
const HEADINGS = 3;

/**
 * Values that the fields of a record could have, each with where it was found, the likeliest first; for the person who
 * looks at a file before it is imported. Pure; reads the text once more.
 */
export function fieldChoices({
  text,
  layout,
}: Pick<OriginalText, 'text' | 'layout'>): Readonly<Record<string, readonly FieldChoice[]>> {
  const page = readBlocks(text, layout);
  const front = readFrontMatter(
    page.blocks,
    page.title?.lines.map((line) => line.text),
    page.title?.text,
  );
  const { titles, headings, paragraphs, strong, body } = cluesOf(page, front);
  const years = findReportYears({ titles, headings, body: paragraphs.join('\n'), ...page.facts });
  return {
    title: titleChoices(page, front),
    agency: agencyChoices({ strong, body }).map(({ agency, how }) => ({ value: agency, how })),
    yearCovered: years.candidates.map(({ year, how }) => ({ value: year, how })).slice(0, MOST),
  };
}

function titleChoices(page: PageText, front: FrontMatter): readonly FieldChoice[] {
  const first = page.blocks.slice(0, BLOCKS);
  const printed = (block: Block): string => page.printed.of(block.traced).text;
  const lifted = page.defects.filter(({ kind, before }) => kind === 'page_furniture' && isFullTitle(before));
  const all: FieldChoice[] = [
    ...(page.title ? [{ value: page.title.text, how: page.title.how }] : []),
    ...(front.title === null ? [] : [{ value: front.title, how: { from: 'titleLine' as const } }]),
    ...first
      .filter(({ text }) => isFullTitle(text))
      .map((block): FieldChoice => ({ value: printed(block), how: { from: 'likeTitle' } })),
    ...lifted.map(({ before }): FieldChoice => ({ value: before, how: { from: 'pageFrame' } })),
    ...first
      .filter(({ kind }) => kind === 'heading')
      .slice(0, HEADINGS)
      .map((block): FieldChoice => ({ value: printed(block), how: { from: 'earlyHeading' } })),
  ];
  return [...new Map(all.toReversed().map((one) => [one.value, one])).values()].reverse().slice(0, MOST);
}
