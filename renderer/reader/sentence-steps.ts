/** Selects text by sentence and by word, so that a passage is chosen without a mouse. */

const SENTENCES = new Intl.Segmenter('zh-CN', { granularity: 'sentence' });
const PASSAGES = '[data-passage-id]';

interface Sentence {
  readonly passage: HTMLElement;
  readonly start: number;
  readonly end: number;
}

/**
 * Selects the sentence after (or before) the one that is selected; without a selection the first that begins in sight.
 * False where there is none.
 */
export function selectSentence(root: HTMLElement, by: 1 | -1): boolean {
  const selection = root.ownerDocument.getSelection();
  if (!selection) return false;
  const next = sentenceBeside(root, selection, by) ?? null;
  if (!next) return false;
  const range = rangeOf(next);
  selection.removeAllRanges();
  selection.addRange(range);
  const box = range.getBoundingClientRect();
  const frame = root.getBoundingClientRect();
  if (box.top < frame.top || box.bottom > frame.bottom)
    range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  return true;
}

/** One word more at the end of the selection, or one less; by the browser's own rules for words. */
export function extendByWord(root: HTMLElement, by: 1 | -1): boolean {
  const selection = root.ownerDocument.getSelection();
  if (!selection || selection.isCollapsed || !root.contains(selection.anchorNode)) return false;
  selection.modify('extend', by === 1 ? 'forward' : 'backward', 'word');
  return true;
}

function sentenceBeside(root: HTMLElement, selection: Selection, by: 1 | -1): Sentence | undefined {
  const passages = [...root.querySelectorAll<HTMLElement>(PASSAGES)];
  const chosen = selection.isCollapsed ? null : selection.getRangeAt(0);
  const at = chosen ? passages.findIndex((one) => one.contains(chosen.startContainer)) : -1;
  if (!chosen || at === -1) return firstInSight(root, passages);
  const here = passages[at]!;
  const start = offsetIn(here, chosen);
  const own = sentencesOf(here);
  const beside = by === 1 ? own.find((one) => one.start > start) : own.findLast((one) => one.start < start);
  if (beside) return beside;
  const others = by === 1 ? passages.slice(at + 1) : passages.slice(0, at).reverse();
  for (const passage of others) {
    const sentence = sentencesOf(passage).at(by === 1 ? 0 : -1);
    if (sentence) return sentence;
  }
  return undefined;
}

function firstInSight(root: HTMLElement, passages: readonly HTMLElement[]): Sentence | undefined {
  const { top } = root.getBoundingClientRect();
  const first = passages.find(
    (one) => one.getBoundingClientRect().bottom > top && one.textContent.trim() !== '',
  );
  return first && sentencesOf(first)[0];
}

function sentencesOf(passage: HTMLElement): Sentence[] {
  const text = passage.textContent;
  return [...SENTENCES.segment(text)]
    .filter(({ segment }) => segment.trim() !== '')
    .map(({ index, segment }) => ({ passage, start: index, end: index + segment.trimEnd().length }));
}

/** UTF-16 units from the beginning of the passage, as the screen shows it. */
function offsetIn(passage: HTMLElement, { startContainer, startOffset }: Range): number {
  const before = passage.ownerDocument.createRange();
  before.selectNodeContents(passage);
  before.setEnd(startContainer, startOffset);
  return before.toString().length;
}

function rangeOf({ passage, start, end }: Sentence): Range {
  const range = passage.ownerDocument.createRange();
  const texts = passage.ownerDocument.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (start >= at && start < at + length) range.setStart(node, start - at);
    if (end > at && end <= at + length) {
      range.setEnd(node, end - at);
      break;
    }
    at += length;
  }
  return range;
}
