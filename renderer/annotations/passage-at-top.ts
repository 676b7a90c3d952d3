import type { PassageId } from '../../data/contract/model.ts';

/** A little below the edge: what is half scrolled away is no longer being read. */
const BELOW_EDGE = 48;

/** The passage at the top of an area that is being scrolled; null between passages. */
export function passageAtTop(area: EventTarget | null): PassageId | null {
  if (!(area instanceof HTMLElement)) return null;
  const box = area.getBoundingClientRect();
  const at = area.ownerDocument.elementFromPoint(box.left + box.width / 2, box.top + BELOW_EDGE);
  const passage = at?.closest<HTMLElement>('[data-passage-id]');
  // The reader writes this attribute from a passage's id.
  return (passage?.dataset['passageId'] as PassageId | undefined) ?? null;
}
