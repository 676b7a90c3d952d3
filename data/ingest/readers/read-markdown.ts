import { Marked, type Tokens } from 'marked';
import type { SourceLayout } from '../source-layout.ts';
import { asMarkup } from './markup.ts';
import { readHtml } from './read-html.ts';

/** YAML between two lines of dashes at the very beginning, as site generators and note programs keep it. */
const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n([^]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
const TITLE_LINE = /^title:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\n\r]*))/m;

/**
 * The text of a Markdown file as it is printed (CommonMark 0.31 with the tables of GitHub Flavored Markdown 0.29):
 * without its marks, links by their words. A line break is kept, as people write who never print; whether a line goes on
 * is for the repair of lines. Footnotes, which only some programs know, stay as they are written. Two readings are not
 * the standard's, for a number would be lost: one tilde parts the ends of a range and strikes nothing out, and an
 * asterisk between digits multiplies. Where emphasis and strong emphasis meet the library may leave an asterisk.
 */
export function readMarkdown(text: string): { readonly text: string; readonly layout: SourceLayout } {
  const front = FRONT_MATTER.exec(text);
  const body = front ? text.slice(front[0].length) : text;
  const [, double, single, bare] = TITLE_LINE.exec(front?.[1] ?? '') ?? [];
  const title = double ?? single ?? bare?.trim() ?? '';
  const head = title === '' ? '' : `<title>${asMarkup(title)}</title>`;
  return readHtml(head + MARKDOWN.parse(body, { async: false }));
}

/** Its own, for settings of the library's shared one would be everybody's. */
const MARKDOWN = new Marked({
  gfm: true,
  breaks: true,
  tokenizer: {
    // False: as the library does it; undefined: no mark at all.
    def: (source) => (/^ {0,3}\[\^/.test(source) ? undefined : false),
    del: (source) => (source.startsWith('~~') ? false : undefined),
    emStrong: (source, _masked, before = '') =>
      /\d/.test(before) && /^\*+\d/.test(source) ? undefined : false,
  },
  renderer: {
    link({ tokens }) {
      return this.parser.parseInline(tokens);
    },
    code: ({ text }) => `<div>${asMarkup(text).replaceAll('\n', '<br>')}</div>`,
    checkbox: ({ checked }) => (checked ? '☑' : '☐'),
    list({ items, ordered, start }) {
      const of = (item: Tokens.ListItem, at: number): string =>
        this.listitem(ordered ? labelled(item, `${Number(start) + at}${delimiterOf(item)} `) : item);
      return items.map((item, at) => of(item, at)).join('');
    },
  },
});

const delimiterOf = (item: Tokens.ListItem): string => /^\s*\d+([.)])/.exec(item.raw)?.[1] ?? '.';

/** An entry whose number, which a browser would draw, stands in its first line. */
function labelled(item: Tokens.ListItem, label: string): Tokens.ListItem {
  const number: Tokens.Text = { type: 'text', raw: label, text: label, escaped: true };
  const [first, ...others] = item.tokens;
  if (first?.type !== 'text' && first?.type !== 'paragraph')
    return { ...item, tokens: [number, ...item.tokens] };
  const own = first as Tokens.Paragraph;
  return { ...item, tokens: [{ ...own, tokens: [number, ...own.tokens] }, ...others] };
}
