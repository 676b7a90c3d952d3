import { hidesText } from './hidden-style.ts';
import type { HtmlEvent } from './html-events.ts';

/** Out of sight in its place; a script has but to take it away. */
const VEIL = /(?:^|;)\s*(?:visibility\s*:\s*hidden|opacity\s*:\s*0?\.?0*)\s*(?:!\s*important\s*)?(?=;|$)/gi;
const NO_TEXT = new Set('script style template noscript'.split(' '));
const FEWEST_SENTENCES = 3;

interface Veiled {
  readonly at: number;
  sentences: number;
}

/**
 * The opening event of the element that a page veils until its script has run: out of sight by visibility or opacity alone, with
 * more than half of all sentences of the page, for nobody publishes a page without its article. -1 for none. Articles of WeChat
 * are written so.
 */
export function shownByScript(events: readonly HtmlEvent[]): number {
  const open: (Veiled | null)[] = [];
  const veiled: Veiled[] = [];
  let outer: Veiled | null = null;
  let [sentences, noText] = [0, 0];
  events.forEach((event, at) => {
    if (event.kind === 'open') {
      if (NO_TEXT.has(event.tag)) noText++;
      const own: Veiled | null = outer === null && isVeiled(event.attributes) ? { at, sentences: 0 } : null;
      if (own) veiled.push((outer = own));
      open.push(own);
    } else if (event.kind === 'close') {
      if (NO_TEXT.has(event.tag)) noText--;
      if (open.pop() === outer) outer = null;
    } else if (noText === 0) {
      const ends = event.text.match(/[。！？]/g)?.length ?? 0;
      sentences += ends;
      if (outer) outer.sentences += ends;
    }
  });
  const article = veiled.find((one) => one.sentences >= FEWEST_SENTENCES && one.sentences > sentences / 2);
  return article?.at ?? -1;
}

function isVeiled({ style = '', hidden }: Readonly<Record<string, string>>): boolean {
  return hidden === undefined && style.search(VEIL) >= 0 && !hidesText(style.replaceAll(VEIL, ''));
}
