import type { Passage, PassageId, Section } from '../../data/contract/model.ts';

export interface Turns {
  /** What is in sight when the report opens at its beginning, or at the place that is gone to. */
  readonly first: ReadonlySet<PassageId>;
  /** The others, those nearest to it first. */
  readonly others: readonly PassageId[];
}

/**
 * In which order the marks of passages are drawn. Some hundred marks take longer to draw than the text that they stand
 * in, and a screen shows few of them; none of them moves a line, so those out of sight can follow. `reach`: UTF-16 units
 * of text that are drawn at once.
 */
export function turnsOf(sections: readonly Section[], start: PassageId | null, reach: number): Turns {
  const passages = sections.flatMap((section) => [
    ...(section.headingPassage ? [section.headingPassage] : []),
    ...section.passages,
  ]);
  const at = Math.max(
    0,
    passages.findIndex((passage) => passage.passageId === start),
  );
  const before = withinReach(passages.slice(0, at).reverse(), start === null ? 0 : reach);
  const after = withinReach(passages.slice(at), reach);
  return {
    first: new Set([...before, ...after]),
    others: [...passages.slice(at + after.length), ...passages.slice(0, at - before.length).reverse()].map(
      (passage) => passage.passageId,
    ),
  };
}

/** Up to the passage that goes past `reach`, and with it. */
function withinReach(passages: readonly Passage[], reach: number): PassageId[] {
  let length = 0;
  const within: PassageId[] = [];
  for (const { passageId, text } of passages) {
    if (length > reach) break;
    within.push(passageId);
    length += text.length;
  }
  return within;
}
