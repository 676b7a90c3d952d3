import { relationTargets } from '../../../plain/workbook-parts.ts';
import { paragraphsOf } from '../markup.ts';
import type { ZipText } from '../zip-text.ts';
import { readRtf } from '../read-rtf.ts';
import { CHUNK_MARK } from './known-forms.ts';

/** Names of parts in which text of another format may stand. */
export const CHUNK_PART = /\.(?:x?html?|mht|mhtml|txt|rtf|docx|docm)$/i;
/** A document in a document in a document. */
const DEEPEST = 2;

/**
 * The page that mammoth made, with the text of its chunks where they are marked: pages, messages that hold one, plain and rich text
 * and documents (`convert`). Exports of web programs have all of their text in one.
 */
export async function withChunks(
  html: string,
  zip: ZipText,
  paths: readonly string[],
  depth: number,
  convert: (name: string, bytes: Uint8Array, depth: number) => Promise<string>,
): Promise<string> {
  const pages: string[] = [];
  const read = new Set<string>();
  for (const path of paths) {
    // A part stands in one place: named a thousand times it would be as many times as long.
    pages.push(depth < DEEPEST && !read.has(path) ? await pageOf(path, zip, depth, convert) : '');
    read.add(path);
  }
  return html.replaceAll(CHUNK, (_, number: string) => pages[Number(number)] ?? '');
}

const CHUNK = new RegExp(`<p>${CHUNK_MARK}(\\d+)${CHUNK_MARK}</p>`, 'g');

async function pageOf(
  path: string,
  zip: ZipText,
  depth: number,
  convert: (name: string, bytes: Uint8Array, depth: number) => Promise<string>,
): Promise<string> {
  const bytes = zip.bytes(path);
  if (!bytes) return '';
  if (/\.doc[xm]$/i.test(path)) return convert(path, bytes, depth + 1);
  if (/\.mht(?:ml)?$/i.test(path)) {
    const { readMail } = await import('../read-mail.ts');
    const { html, text } = await readMail(path, bytes);
    return html ?? paragraphsOf(text ?? '');
  }
  if (/\.rtf$/i.test(path)) return paragraphsOf(readRtf(new TextDecoder('latin1').decode(bytes)).text);
  return /\.txt$/i.test(path) ? paragraphsOf(zip.text(path)) : zip.text(path);
}

/** Where the relations of a document lead to, by their ids; '' for one that is not there. */
export function partsOf(relations: string, folder: string, ids: readonly string[]): readonly string[] {
  const targets = relationTargets(relations);
  return ids.map((id) => {
    const target = targets.get(id) ?? '';
    return target === '' || target.startsWith('/') ? target.slice(1) : folder + target;
  });
}
