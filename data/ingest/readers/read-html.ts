import { Parser } from 'htmlparser2';

const UNSEEN = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'iframe',
  'object',
  'svg',
  'select',
  'button',
  'textarea',
]);
const BLOCKS = new Set(
  'p div section article header footer nav aside main h1 h2 h3 h4 h5 h6 ul ol li table tr blockquote pre figure figcaption form dl dt dd hr center'.split(
    ' ',
  ),
);
const PICTURES = new Set(['img', 'figure', 'video']);

/**
 * The text of a web page, one block per paragraph with a blank line between, more where a picture stood. Scripts, styles
 * and forms are not text; nothing of the page runs. The parser keeps no tree, so deep nesting costs nothing.
 */
export function textOfHtml(html: string): string {
  const pieces: string[] = [];
  const hidden: string[] = [];
  const parser = new Parser({
    onopentag: (tag) => {
      if (UNSEEN.has(tag)) hidden.push(tag);
      if (PICTURES.has(tag)) pieces.push('\n\n\n');
      else if (tag === 'br') pieces.push('\n');
      else if (tag === 'td' || tag === 'th') pieces.push(' ');
      else if (BLOCKS.has(tag)) pieces.push('\n\n');
    },
    ontext: (text) => {
      if (hidden.length === 0) pieces.push(text.replace(/[ \t\r\n\f]+/g, ' '));
    },
    onclosetag: (tag) => {
      if (hidden.at(-1) === tag) hidden.pop();
      if (PICTURES.has(tag) && tag === 'figure') pieces.push('\n\n\n');
      else if (BLOCKS.has(tag)) pieces.push('\n\n');
    },
  });
  parser.end(html);
  return settle(pieces.join(''));
}

/** One blank line between blocks, three where a picture stood, none at the ends. */
function settle(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^[ ]+|[ ]+$/g, ''));
  const settled: string[] = [];
  let blank = 0;
  for (const line of lines) {
    if (line === '') blank++;
    else {
      if (settled.length > 0) settled.push(...Array<string>(blank >= 6 ? 3 : Math.min(blank, 1)).fill(''));
      settled.push(line);
      blank = 0;
    }
  }
  return settled.join('\n');
}

/** The encoding that a page states about itself, for pages that are not UTF-8. */
export function statedEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const stated = /<meta[^>]+charset\s*=\s*["']?([\w-]{3,20})/i.exec(start)?.[1];
  if (stated === undefined) return undefined;
  try {
    new TextDecoder(stated, { fatal: true }).decode(bytes);
    return /^gb/i.test(stated) ? 'GB18030' : stated.toUpperCase();
  } catch {
    return undefined;
  }
}
