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

/** What is selected of a passage: its words, and where they begin in code points. */
export interface SelectedWords {
  readonly passageId: PassageId;
  readonly start: number;
  readonly words: string;
}

/** All that is selected inside `root`, passage by passage. */
export function selectedWords(root: HTMLElement): readonly SelectedWords[] {
  const selection = root.ownerDocument.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  return [...root.querySelectorAll<HTMLElement>('[data-passage-id]')].flatMap((passage) => {
    if (!range.intersectsNode(passage)) return [];
    const inside = within(range, passage);
    const words = printedText(inside);
    return words.trim() === '' ? [] : [{ ...placeIn(passage, inside), words }];
  });
}

/** The selection inside `root`; a selection over several passages is cut to the one where it begins. */
export function readSelection(root: HTMLElement): TextSelection | null {
  const selection = root.ownerDocument.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const passage = passageAround(range.startContainer);
  if (!passage || !root.contains(passage)) return null;
  const inside = within(range, passage);
  const quote = printedText(inside);
  if (quote.trim() === '') return null;
  const { passageId, start } = placeIn(passage, inside);
  return {
    ...{ passageId, start, end: start + codePointLength(quote), quote },
    box: inside.getBoundingClientRect(),
  };
}

/** The part of a selection that lies in a passage, a correction always as a whole. */
function within(range: Range, passage: HTMLElement): Range {
  const inside = range.cloneRange();
  if (!passage.contains(range.startContainer)) inside.setStart(passage, 0);
  if (!passage.contains(range.endContainer)) inside.setEnd(passage, passage.childNodes.length);
  takeWholeCorrections(inside);
  return inside;
}

function placeIn(passage: HTMLElement, inside: Range): Pick<SelectedWords, 'passageId' | 'start'> {
  const before = inside.cloneRange();
  before.selectNodeContents(passage);
  before.setEnd(inside.startContainer, inside.startOffset);
  return {
    // The reader writes this attribute from a passage's id.
    passageId: passage.dataset['passageId'] as PassageId,
    start: codePointLength(printedText(before)),
  };
}

/** A correction is selected as a whole: its letters do not stand for single letters of the print. */
function takeWholeCorrections(range: Range): void {
  const first = elementAt(range.startContainer)?.closest('[data-correction]');
  const last = elementAt(range.endContainer)?.closest('[data-correction]');
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
}

/** The text of the passage alone, without what the reader shows beside or instead of it. */
function printedText(range: Range): string {
  const contents = range.cloneContents();
  for (const added of contents.querySelectorAll('[data-added]')) added.remove();
  return contents.textContent;
}

function elementAt(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

function passageAround(node: Node): HTMLElement | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-passage-id]') ?? null;
}
