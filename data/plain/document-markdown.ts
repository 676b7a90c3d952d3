import { markdownText, markdownWords } from './markdown-text.ts';
import type {
  WrittenBlock,
  WrittenCell,
  WrittenDocument,
  WrittenRun,
  WrittenTable,
} from './written-document.ts';

/** A document as Markdown (CommonMark, with tables); pictures are in the file itself. No word of it is markup. */
export function documentMarkdown({ title, about, blocks }: WrittenDocument): string {
  return `${[`# ${markdownText(title)}`, ...about.map(markdownText), ...blocks.map(blockOf)].join('\n\n')}\n`;
}

function blockOf(block: WrittenBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${markdownText(wordsOf(block.runs))}`;
    case 'paragraph': {
      const words = markdownText(wordsOf(block.runs));
      return block.look === 'quote' ? `> ${words}` : words;
    }
    case 'table':
      return tableOf(block);
    case 'picture':
      return `![${markdownWords(block.description)}](data:image/png;base64,${base64(block.png)})`;
  }
}

/** The first row stands as the head, which that form demands. */
function tableOf({ rows }: WrittenTable): string {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const line = (cells: readonly WrittenCell[]): string =>
    `| ${Array.from({ length: columns }, (_, i) => cellWords(cells[i])).join(' | ')} |`;
  const [head = [], ...others] = rows;
  return [line(head), `|${'---|'.repeat(columns)}`, ...others.map(line)].join('\n');
}

function cellWords(cell: WrittenCell | undefined): string {
  return (cell?.lines ?? []).map((runs) => markdownText(wordsOf(runs))).join('<br>');
}

function wordsOf(runs: readonly WrittenRun[]): string {
  return runs.map((run) => run.text).join('');
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 4648, 4. What makes it elsewhere belongs to a browser or to Node. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let place = 0; place < 4; place++)
      text += at + place > bytes.length ? '=' : ALPHABET[(three >> (18 - 6 * place)) & 63]!;
  }
  return text;
}
