/** Words inside a line. Links lead to a place of this program or nowhere: other addresses are shown, never followed. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'strike'; readonly children: readonly Inline[] }
  | {
      readonly kind: 'link';
      readonly href: string;
      readonly isOurs: boolean;
      readonly children: readonly Inline[];
    };

const SPANS = [
  { mark: '**', kind: 'strong' },
  { mark: '~~', kind: 'strike' },
  { mark: '*', kind: 'emphasis' },
] as const;

const DEEPEST = 6;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const LINK = /\[([^[\]\n]{1,500})\]\(([^()\s]{1,1000})\)/y;

/**
 * Cuts a text into words of one style. Unlike CommonMark a mark may stand beside any letter: Chinese has no spaces,
 * and by CommonMark's rule `推进**“放心消费”**建设` is not strong. Anything that is not closed is text.
 */
export function readInlines(text: string, depth = 0): Inline[] {
  const found: Inline[] = [];
  const closed = new Closings(text);
  let plain = '';
  let at = 0;
  const add = (inline: Inline, end: number): void => {
    if (plain !== '') found.push({ kind: 'text', text: plain });
    plain = '';
    found.push(inline);
    at = end;
  };
  while (at < text.length) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === '\\' && ESCAPABLE.test(next)) {
      plain += next;
      at += 2;
    } else if (character === '\n') add({ kind: 'break' }, at + 1);
    else {
      const span = depth < DEEPEST ? spanAt(text, at, depth, closed) : null;
      if (span) add(span.inline, span.end);
      else {
        plain += character;
        at += 1;
      }
    }
  }
  if (plain !== '') found.push({ kind: 'text', text: plain });
  return found;
}

interface Span {
  readonly inline: Inline;
  readonly end: number;
}

function spanAt(text: string, at: number, depth: number, closed: Closings): Span | null {
  const character = text.charAt(at);
  if (character === '`') {
    const end = closed.of('`', at + 1);
    return end === -1 ? null : { inline: { kind: 'code', text: text.slice(at + 1, end) }, end: end + 1 };
  }
  if (character === '[') return linkAt(text, at, depth);
  for (const { mark, kind } of SPANS) {
    if (!text.startsWith(mark, at)) continue;
    const from = at + mark.length;
    const end = closed.of(mark, from + 1);
    if (end === -1 || /\s/.test(text.charAt(from)) || /\s/.test(text.charAt(end - 1))) return null;
    const children = readInlines(text.slice(from, end), depth + 1);
    return { inline: { kind, children }, end: end + mark.length };
  }
  return null;
}

function linkAt(text: string, at: number, depth: number): Span | null {
  LINK.lastIndex = at;
  const match = LINK.exec(text);
  if (!match) return null;
  const [whole, label = '', href = ''] = match;
  const isOurs = href.startsWith('#/');
  if (!isOurs && !/^https?:\/\//i.test(href)) return null;
  return {
    inline: { kind: 'link', href, isOurs, children: readInlines(label, depth + 1) },
    end: at + whole.length,
  };
}

/** Where a mark closes. A mark that was once not found is not looked for again: hostile text stays linear. */
class Closings {
  readonly #text: string;
  readonly #missing = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  of(mark: string, from: number): number {
    if (this.#missing.has(mark)) return -1;
    const end = this.#text.indexOf(mark, from);
    if (end === -1) this.#missing.add(mark);
    return end;
  }
}
