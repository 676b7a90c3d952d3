import { HANDED_DOWN } from './hidden-style.ts';
import type { HtmlEvent } from './html-events.ts';
import { saidBySheets, type Judge } from './html-sheets.ts';

/**
 * Texts of a page that nobody sees because an element around them says so of all in it that say nothing themselves
 * (`visibility`, `font-size`); inside, an element may show its words again. `shown`: an element that a script is known to
 * show. Indexes of events.
 */
export function unseenByInheritance(events: readonly HtmlEvent[], shown: number): ReadonlySet<number> {
  const unseen = new Set<number>();
  for (const says of HANDED_DOWN) addUnseen(unseen, events, says, shown);
  return unseen;
}

function addUnseen(unseen: Set<number>, events: readonly HtmlEvent[], says: Judge, shown: number): void {
  const sheets = saidBySheets(events, says);
  const open: boolean[] = [];
  let isUnseen = false;
  events.forEach((event, at) => {
    if (event.kind === 'open') {
      open.push(isUnseen);
      isUnseen = at !== shown && (says(event.attributes['style'] ?? '') ?? sheets.get(at) ?? isUnseen);
    } else if (event.kind === 'close') isUnseen = open.pop() ?? false;
    else if (isUnseen) unseen.add(at);
  });
}
