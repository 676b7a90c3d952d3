import path from 'node:path';
import { ReaderThread } from '../../data/ingest/readers/reader-thread-host.ts';
import { parseOriginal } from '../../data/ingest/parse-original.ts';
import { extractFigures } from '../../data/ingest/figures/extract-figures.ts';
import { passagesInOrder } from '../../data/schema/parsed-report.ts';
import { pdfWithTables } from '../../data/testing/pdf-pages.ts';
import { docxOf } from '../../data/testing/sample-files.ts';
import { ACTIVE_DISCLOSURE, APPLICATIONS, type Rows } from '../../data/testing/statutory-tables.ts';
import { syntheticReport } from '../../data/testing/synthetic-report.ts';

const READER = path.resolve(import.meta.dirname, '../../data/ingest/readers/reader-thread.ts');
const HEAD = '清源县市场监督管理局年度工作报告汇编';
const WORD_BYTES = 475 * 1024;

/** A large file of our own: its bytes, and the letters that a person would read in it. */
interface LargeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly letters: string;
}

/** A PDF of so many pages, with tables, running heads and numbers, and a Word file of 475 KB: read whole, within the reader's limits. */
export async function large(pages: number): Promise<readonly string[]> {
  const faults: string[] = [];
  const thread = new ReaderThread(READER);
  try {
    for (const file of [largePdf(pages), largeWord()]) faults.push(...(await readWhole(thread, file)));
  } finally {
    thread.close();
  }
  return faults;
}

async function readWhole(
  thread: ReaderThread,
  { name, bytes, letters }: LargeFile,
): Promise<readonly string[]> {
  const [began, start] = [process.cpuUsage(), performance.now()];
  const { text, layout } = await thread.read({ name, bytes });
  const { sections, draft } = parseOriginal(text, {}, layout);
  const figures = extractFigures(sections, {
    yearCovered: draft.yearCovered ?? 0,
    yearPublished: draft.yearPublished,
    agency: draft.agency ?? '',
    agencyLabel: draft.agencyLabel ?? '',
    region: draft.region,
    concepts: [],
    programmes: [],
  });
  const { user, system } = process.cpuUsage(began);
  const read = passagesInOrder(sections).map((passage) => passage.text);
  process.stderr.write(
    `${name}: ${Math.round(bytes.length / 1024)} KB, ${layout?.pages?.length ?? 0} pages, ${letters.length} letters, ` +
      `${read.length} passages, ${figures.length} figures; ${((user + system) / 1e6).toFixed(1)} s of the processor, ` +
      `${((performance.now() - start) / 1000).toFixed(1)} s, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most\n`,
  );
  const lost = difference(letters, lettersOf(read.join('')));
  const found = difference(lettersOf(read.join('')), letters);
  return [
    ...(lost === '' ? [] : [`${name} lost ${lost.slice(0, 40)}`]),
    ...(found === '' ? [] : [`${name} has more than was printed: ${found.slice(0, 40)}`]),
  ];
}

function largePdf(pages: number): LargeFile {
  const parts: (string | Rows)[] = [];
  // A page holds some thirty lines of 38 characters.
  const room = pages * 1070;
  for (let n = 0, used = 0; used < room; n++) {
    const paragraphs = paragraphsOf(n);
    const table = n % 2 === 0 ? ACTIVE_DISCLOSURE : APPLICATIONS;
    parts.push(...paragraphs, table);
    used += paragraphs.join('').length + textOf(table).length * 3;
  }
  const printed = parts.map((part) => (typeof part === 'string' ? part : textOf(part))).join('');
  return { name: `汇编.pdf`, bytes: pdfWithTables(parts, HEAD), letters: lettersOf(printed) };
}

function largeWord(): LargeFile {
  const paragraphs: string[] = [];
  let bytes = new Uint8Array();
  for (let n = 0; bytes.length < WORD_BYTES; n += 20) {
    for (let one = n; one < n + 20; one++) paragraphs.push(...paragraphsOf(one));
    bytes = new Uint8Array(docxOf(paragraphs));
  }
  return { name: '汇编.docx', bytes, letters: lettersOf(paragraphs.join('')) };
}

function paragraphsOf(n: number): string[] {
  return syntheticReport(n).sections.flatMap(({ heading, passages }) => [
    ...(heading ? [heading.text] : []),
    ...passages.map(({ text }) => text),
  ]);
}

function textOf(rows: Rows): string {
  return rows.flatMap((row) => row.map(({ text }) => text)).join('');
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** What the one has more of than the other, each letter as often as it is missing. */
function difference(one: string, other: string): string {
  const counts = new Map<string, number>();
  for (const letter of other) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let more = '';
  for (const letter of one) {
    const left = counts.get(letter) ?? 0;
    if (left === 0) more += letter;
    else counts.set(letter, left - 1);
  }
  return more;
}
