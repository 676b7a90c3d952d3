import { Parser } from 'htmlparser2';
import { shallowHtml } from './shallow-html.ts';

/** What a page is made of, in order, as HTML's own rules open and close it. */
export type HtmlEvent =
  | { readonly kind: 'open'; readonly tag: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'close'; readonly tag: string };

/** Nothing of the page runs, and comments are no part of it. */
export function eventsOf(html: string): readonly HtmlEvent[] {
  const events: HtmlEvent[] = [];
  const parser = new Parser({
    onopentag: (tag, attributes) => events.push({ kind: 'open', tag, attributes }),
    ontext: (text) => events.push({ kind: 'text', text }),
    onclosetag: (tag) => events.push({ kind: 'close', tag }),
  });
  parser.end(shallowHtml(html));
  return events;
}

/** Whether reading is inside a marked element: from its opening to its own closing, however often its tag comes inside. */
export class Inside {
  #tag: string | null = null;
  #depth = 0;

  open(tag: string, isMarked: boolean): boolean {
    if (this.#tag === null) {
      if (!isMarked) return false;
      this.#tag = tag;
      this.#depth = 1;
      return true;
    }
    if (tag === this.#tag) this.#depth++;
    return false;
  }

  /** True where the marked element ends. */
  close(tag: string): boolean {
    if (tag !== this.#tag || --this.#depth > 0) return false;
    this.#tag = null;
    return true;
  }

  get is(): boolean {
    return this.#tag !== null;
  }
}
