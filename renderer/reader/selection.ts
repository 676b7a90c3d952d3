import { codePointLength } from '../../data/contract/code-points.ts';
import type { PassageId } from '../../data/contract/model.ts';

/** A stretch of one passage that the person has selected, in code points, and where it is on the screen. */
export interface TextSelection {
  readonly passageId: PassageId;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly box: DOMRect;
}

/** The selection inside `root`; a selection over several passages is cut to the one where it begins. */
export function readSelection(root: HTMLElement): TextSelection | null {
  const selection = root.ownerDocument.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const passage = passageAround(range.startContainer);
  if (!passage || !root.contains(passage)) return null;
  const inside = range.cloneRange();
  if (!passage.contains(range.endContainer)) inside.setEnd(passage, passage.childNodes.length);
  const quote = inside.toString();
  if (quote.trim() === '') return null;
  const before = range.cloneRange();
  before.selectNodeContents(passage);
  before.setEnd(inside.startContainer, inside.startOffset);
  const start = codePointLength(before.toString());
  return {
    // The reader writes this attribute from a passage's id.
    passageId: passage.dataset['passageId'] as PassageId,
    start,
    end: start + codePointLength(quote),
    quote,
    box: inside.getBoundingClientRect(),
  };
}

function passageAround(node: Node): HTMLElement | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-passage-id]') ?? null;
}
