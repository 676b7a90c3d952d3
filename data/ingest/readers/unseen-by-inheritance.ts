import { HANDED_DOWN, type HandedDown } from './hidden-style.ts';
import type { HtmlEvent } from './html-events.ts';
import { markedBySheets } from './html-sheets.ts';

/**
 * Texts of a page that nobody sees because an element around them says so of all in it that say nothing themselves
 * (`visibility`, `font-size`); inside, an element may show its words again. `shown`: an element that a script is known to
 * show. Indexes of events.
 */
export function unseenByInheritance(events: readonly HtmlEvent[], shown: number): ReadonlySet<number> {
  const unseen = new Set<number>();
  for (const property of HANDED_DOWN) addUnseen(unseen, events, property, shown);
  return unseen;
}

function addUnseen(
  unseen: Set<number>,
  events: readonly HtmlEvent[],
  { says }: HandedDown,
  shown: number,
): void {
  const hiding = markedBySheets(events, says);
  const showing = markedBySheets(events, (style) => not(says(style)));
  const open: boolean[] = [];
  let isUnseen = false;
  events.forEach((event, at) => {
    if (event.kind === 'open') {
      open.push(isUnseen);
      const bySheets = hiding.has(at) ? true : showing.has(at) ? false : isUnseen;
      isUnseen = at === shown ? false : (says(event.attributes['style'] ?? '') ?? bySheets);
    } else if (event.kind === 'close') isUnseen = open.pop() ?? false;
    else if (isUnseen) unseen.add(at);
  });
}

const not = (said: boolean | null): boolean | null => (said === null ? null : !said);
