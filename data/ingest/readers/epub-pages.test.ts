import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { passagesInOrder } from '../../schema/parsed-report.ts';
import { packed } from '../../testing/table-files.ts';
import { parseOriginal } from '../parse-original.ts';
import { readOriginal } from '../read-original.ts';

// Books as their programs write them: one report in several chapters.

const CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>';
const page = (body: string, head = ''): string =>
  `${head}<html xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>${body}</body></html>`;
const REVIEW = '<p>2023年，疏浚河道12处，完成投资2.46亿元，比上年增长8.3%。</p>';
const PLAN = '<h2>二、2024年工作安排</h2><p>2024年，计划新建泵站6座。</p>';

function epub(parts: Readonly<Record<string, string | Uint8Array>>, metadata = ''): Uint8Array {
  const pages = Object.keys(parts).filter((part) => part.startsWith('OEBPS/'));
  const items = pages.map((part, i) => `<item id="p${i}" href="${part.slice('OEBPS/'.length)}"/>`);
  const spine = pages.map((_, i) => `<itemref idref="p${i}"/>`);
  return packed({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': CONTAINER,
    'OEBPS/content.opf': `<package><metadata>${metadata}</metadata><manifest>${items.join('')}</manifest><spine>${spine.join('')}</spine></package>`,
    ...parts,
  });
}

async function read(bytes: Uint8Array) {
  const { text, layout } = await readOriginal({ name: 'a.epub', bytes });
  const { draft, sections } = parseOriginal(text, {}, layout);
  return { title: draft.title, lines: passagesInOrder(sections).map((passage) => passage.text) };
}

const refusal = (bytes: Uint8Array): Promise<unknown> =>
  readOriginal({ name: 'a.epub', bytes }).then(
    () => 'read',
    (error: unknown) => (error instanceof ArchiveError ? error.code : error),
  );

describe('a book', () => {
  it('has every page of its spine, by whatever way its list leads there', async () => {
    const bytes = packed({
      mimetype: 'application/epub+zip',
      'META-INF/container.xml': CONTAINER,
      'OEBPS/content.opf':
        '<package><manifest><item id="a" href="./Text/../Text/a%20b.xhtml"/><item id="b" href="../OEBPS/Text/C.xhtml#top"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
      'OEBPS/Text/a b.xhtml': page(`<h1>清源县水务局2023年工作总结</h1>${REVIEW}`),
      'OEBPS/Text/c.xhtml': page(PLAN),
    });
    expect((await read(bytes)).lines).toContain('2024年，计划新建泵站6座。');
  });

  it('has the title that its catalogue states, where no page has one of its own', async () => {
    const bytes = epub(
      {
        'OEBPS/1.xhtml': page(`<h1>一、工作回顾</h1>${REVIEW}`),
        'OEBPS/2.xhtml': page(`<h1>二、打算</h1>${PLAN}`),
      },
      '<dc:title>清源县水务局2023年工作总结</dc:title>',
    );
    expect((await read(bytes)).title).toBe('清源县水务局2023年工作总结');
  });

  it.each([
    ['its declaration', '<?xml version="1.0" encoding="GBK"?>', ''],
    ['its head', '', '<meta charset="gb2312"/>'],
  ])('is read in the encoding that %s states', async (_, declaration, meta) => {
    const bytes = epub({ 'OEBPS/1.xhtml': inCodePage(page(`${meta}${REVIEW}`, declaration)) });
    expect((await read(bytes)).lines).toContain('2023年，疏浚河道12处，完成投资2.46亿元，比上年增长8.3%。');
  });

  it('has its notes, marks of notes in brackets, and no pronunciation', async () => {
    const bytes = epub({
      'OEBPS/1.xhtml': page(
        '<h1>清源县水务局2023年工作总结</h1><p>治理<ruby>漷<rp>(</rp><rt>huǒ</rt><rp>)</rp></ruby>河3段，完成投资2.46亿元<a epub:type="noteref" href="#n"><sup>1</sup></a>。</p><aside epub:type="footnote" id="n"><p>含上年结转。</p></aside>',
      ),
    });
    const { lines } = await read(bytes);
    expect(lines).toContain('治理漷河3段，完成投资2.46亿元[1]。');
    expect(lines).toContain('含上年结转。');
  });

  it('that only certain programs may open is told to be protected, one of which the fonts are is read', async () => {
    const locked = (part: string): Readonly<Record<string, string>> => ({
      'META-INF/encryption.xml': `<encryption xmlns:enc="e"><enc:EncryptedData><enc:CipherData><enc:CipherReference URI="${part}"/></enc:CipherData></enc:EncryptedData></encryption>`,
    });
    const pages = { 'OEBPS/1.xhtml': page(REVIEW) };
    expect(await refusal(epub({ ...pages, ...locked('OEBPS/1.xhtml') }))).toBe('file_protected');
    expect(await refusal(epub({ ...pages, ...locked('OEBPS/Fonts/a.ttf') }))).toBe('read');
  });
});

/** There is a decoder of the code page and no encoder. */
function inCodePage(text: string): Uint8Array {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, readonly number[]>();
  for (let high = 0xa1; high <= 0xf7; high++)
    for (let low = 0xa1; low <= 0xfe; low++) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Uint8Array.from(
    [...text].flatMap((one) => (one < '\u0080' ? [one.charCodeAt(0)] : codes.get(one)!)),
  );
}
