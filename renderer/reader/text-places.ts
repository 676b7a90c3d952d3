import { codePointLength } from '../../data/contract/code-points.ts';
import type { PassageId } from '../../data/contract/model.ts';

/** A little below the edge: what is half scrolled away is no longer being read. */
const TOP = 48;

/** The character of the text at the top of the area that shows it, as near as the height of its passage tells. */
export function characterAtTop(
  area: HTMLElement,
): { readonly passageId: PassageId; readonly offset: number } | null {
  const top = area.getBoundingClientRect().top + TOP;
  for (const passage of area.querySelectorAll<HTMLElement>('[data-passage-id]')) {
    const box = passage.getBoundingClientRect();
    if (box.bottom <= top) continue;
    const share = Math.max(0, (top - box.top) / box.height);
    // The reader writes this attribute from a passage's id.
    const passageId = passage.dataset['passageId'] as PassageId;
    return { passageId, offset: Math.floor(share * codePointLength(passage.textContent)) };
  }
  return null;
}

/** Scrolls so that the character stands at the top of the area. */
export function scrollToCharacter(area: HTMLElement, passageId: PassageId, offset: number): void {
  const passage = area.querySelector<HTMLElement>(`[data-passage-id="${CSS.escape(passageId)}"]`);
  if (!passage) return;
  const box = passage.getBoundingClientRect();
  const share = offset / Math.max(1, codePointLength(passage.textContent));
  area.scrollTop += box.top + share * box.height - area.getBoundingClientRect().top - TOP;
}
