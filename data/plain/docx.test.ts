import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { parseDocument } from 'htmlparser2';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { docxOf } from './docx.ts';
import { cellOf, heading, paragraph, tableOfValues, type WrittenDocument } from './written-document.ts';
import { longOr } from '../testing/long-form.ts';

/** The smallest PNG: one grey pixel. */
const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
);

const DOCUMENT: WrittenDocument = {
  title: '桐川 2022 · 桐川 2023',
  runningHead: [
    '桐川市市场监督管理局 · 2023 · 提要',
    '桐川市市场监督管理局. 守住一方安宁[R]. 2024.',
    '证据码 LJ-7K2M-9QXD-4T1A',
  ],
  about: ['档案库 archive.sqlite，版次 abc'],
  isLandscape: false,
  blocks: [
    heading(1, '消费维权'),
    paragraph('办结投诉9158件。', 'quote'),
    {
      kind: 'paragraph',
      look: 'plain',
      runs: [
        { text: '全年' },
        { text: '办结', isMarked: true, footnote: ['王敏：口径与上年不同？', '待核'] },
        { text: '投诉。' },
      ],
    },
    tableOfValues(
      ['项目', '数值'],
      [
        ['投诉', 9158],
        ['罚没款\n（万元）', 739.94],
      ],
      [3, 1],
    ),
    {
      kind: 'table',
      heads: 1,
      rows: [
        [{ ...cellOf('合计', true), columnSpan: 2 }, cellOf('2023', true)],
        [{ ...cellOf('行政'), rowSpan: 2 }, cellOf('许可'), cellOf(3)],
        [cellOf('处罚'), cellOf(4)],
      ],
    },
    { kind: 'picture', png: PNG, width: 640, height: 320, description: '投诉件数的走势' },
  ],
};

const bytes = await docxOf(DOCUMENT);

describe('a .docx', () => {
  it('has headings, marks, footnotes, tables with spans, and pictures, as an independent reader sees them', async () => {
    const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    expect(value).toContain('<h1>消费维权</h1>');
    expect(value).toContain('办结投诉9158件。');
    expect(value).toMatch(/<li id="footnote-1">.*王敏：口径与上年不同？.*待核/s);
    expect(value).toContain('<thead><tr><th');
    expect(value.match(/<table>/g)).toHaveLength(2);
    expect(value).toContain('colspan="2"');
    expect(value).toContain('rowspan="2"');
    expect(value).toContain('alt="投诉件数的走势"');
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
  });

  it('has the running head and the number on every page', () => {
    const parts = partsOf(bytes);
    const head = wordsOf(parts.get('word/header1.xml')!);
    for (const line of DOCUMENT.runningHead) expect(head).toContain(line);
    const foot = parts.get('word/footer1.xml')!;
    expect(foot).toContain('PAGE');
    expect(foot).toContain('NUMPAGES');
    expect(parts.get('word/document.xml')).toMatch(/<w:headerReference [^>]*w:type="default"/);
  });

  it('lies on its side where the tables are wide', async () => {
    const wide = partsOf(await docxOf({ ...DOCUMENT, isLandscape: true })).get('word/document.xml')!;
    expect(wide).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/);
  });

  it('is well-formed and keeps every word, whatever the words are', async () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('</w:t><w:p/>', '&amp;', '\u0000\u0008甲', '\ud800', 'a\tb', '=1+1', ']]>'),
    );
    await fc.assert(
      fc.asyncProperty(words, words, async (text, other) => {
        const made = await docxOf({
          ...DOCUMENT,
          ...{ title: other, runningHead: [text], about: [] },
          blocks: [paragraph(text), tableOfValues([other], [[text]])],
        });
        for (const [name, xml] of partsOf(made))
          if (name.endsWith('.xml')) expect(() => check(xml)).not.toThrow();
        const { value } = await mammoth.extractRawText({ buffer: Buffer.from(made) });
        const solid = (one: string) => one.toWellFormed().replace(/[^\p{L}\p{N}]/gu, '');
        expect(solid(value)).toContain(solid(text));
      }),
      { numRuns: longOr(60, 25) },
    );
  });

  it.skipIf(!hasOffice())(
    `opens in LibreOffice with its headings, tables and running heads${hasOffice() ? '' : ' (skipped: no soffice here)'}`,
    async () => {
      const opened = await openedInOffice(bytes);
      const [title = ''] = /<text:p [^>]*"Heading_20_1">.*?<\/text:p>/.exec(opened) ?? [];
      expect(wordsOf(title)).toBe('消费维权');
      expect(opened.match(/<table:table /g)?.length).toBeGreaterThanOrEqual(2);
      expect(wordsOf(opened)).toContain('办结投诉9158件。');
      const head = /<style:header[^>]*>([\s\S]*?)<\/style:header>/.exec(opened)?.[1] ?? '';
      for (const line of DOCUMENT.runningHead) expect(wordsOf(head)).toContain(line);
      expect(opened).toContain('<text:page-number');
    },
    120_000,
  );
});

function partsOf(docx: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(docx)).map(([name, part]) => [name, strFromU8(part)]));
}

function wordsOf(xml: string): string {
  return xml.replace(/<[^>]*>/g, '').replaceAll('&amp;', '&');
}

/** Throws where a tag is not closed by its own end. */
function check(xml: string): void {
  const open: string[] = [];
  for (const [, end, name, empty] of xml.matchAll(/<(\/?)([\w:.-]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (empty) continue;
    if (!end) open.push(name!);
    else if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)}> is not closed`);
  parseDocument(xml, { xmlMode: true });
}

function hasOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** As LibreOffice understands it: its own format in one file of XML. Once, for the office takes long to begin. */
async function openedInOffice(docx: Uint8Array): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-docx-'));
  try {
    writeFileSync(path.join(folder, 'one.docx'), docx);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    await promisify(execFile)('soffice', [
      ...[profile, '--headless', '--convert-to', 'fodt', '--outdir', folder],
      path.join(folder, 'one.docx'),
    ]);
    return readFileSync(path.join(folder, 'one.fodt'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
