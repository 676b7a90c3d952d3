import { ArchiveError } from '../../contract/errors.ts';
import { CharacterMaps } from './character-maps.ts';
import { LONGEST_TEXT } from './decode-text.ts';

const MOST_PAGES = 500;

/**
 * The text layer of a PDF, line by line; lines that begin further right than the page's text get the indent that shows
 * a paragraph. Throws file_no_text for a scan, file_unreadable for a broken or locked file.
 */
export async function textOfPdf(name: string, bytes: Uint8Array): Promise<string> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // Left to itself pdf.js looks for this half by a path that no bundle has.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  const task = getDocument({
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    // Said outright, for pdf.js takes a process of Electron's for a page.
    useWorkerFetch: false,
    BinaryDataFactory: CharacterMaps,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    if (document.numPages > MOST_PAGES)
      throw new ArchiveError('file_too_large', `${name} has ${document.numPages} pages`);
    const pages: string[] = [];
    let length = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const { items } = await (await document.getPage(number)).getTextContent();
      const text = linesOf(items.filter((item) => 'str' in item)).join('\n');
      length += text.length;
      if (length > LONGEST_TEXT)
        throw new ArchiveError('file_too_large', `${name} has more than ${LONGEST_TEXT} characters`);
      pages.push(text);
    }
    const whole = pages.join('\n');
    if (!/[\p{L}\p{N}]/u.test(whole)) throw new ArchiveError('file_no_text', `${name} has no text layer`);
    return whole;
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError('file_unreadable', `${name} is no readable PDF`, { cause: error });
  } finally {
    await task.destroy();
  }
}

/** What this needs of a text item: its place in points from the left and bottom of the page, and its height. */
interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly height: number;
}

interface PrintedLine {
  text: string;
  readonly left: number;
  readonly bottom: number;
  readonly height: number;
}

/** Items of one baseline are one line; a gap of more than two lines' height is a blank line. */
function linesOf(items: readonly TextItem[]): string[] {
  const lines: PrintedLine[] = [];
  for (const { str, transform, height } of items) {
    const [left = 0, bottom = 0] = [transform[4], transform[5]];
    const last = lines.at(-1);
    if (last && Math.abs(last.bottom - bottom) <= last.height * 0.4) last.text += str;
    else if (str.trim() !== '') lines.push({ text: str, left, bottom, height: height || 10 });
  }
  const margin = commonestLeft(lines);
  return lines.flatMap((line, i) => {
    const above = lines[i - 1];
    const isApart = above !== undefined && Math.abs(above.bottom - line.bottom) > 2.6 * line.height;
    const indent =
      line.left - margin > 1.4 * line.height && line.left - margin < 2.8 * line.height ? '\u3000\u3000' : '';
    return [...(isApart ? [''] : []), indent + line.text.trim()];
  });
}

function commonestLeft(lines: readonly PrintedLine[]): number {
  const counts = new Map<number, number>();
  for (const { left } of lines) counts.set(Math.round(left), (counts.get(Math.round(left)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
