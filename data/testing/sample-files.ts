/** Word documents and PDFs as small as their formats allow, for tests of reading. */
import { deflateRawSync } from 'node:zlib';
import { pdfFileOf } from './pdf-file.ts';
import { zipOf, type ZipEntry } from './zip-writer.ts';

const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONSHIPS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** A Word document of plain paragraphs. */
export function docxOf(paragraphs: readonly string[]): Uint8Array {
  return docxOfBody(paragraphs.map((text) => `<w:p><w:r><w:t>${escapeXml(text)}</w:t></w:r></w:p>`).join(''));
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A Word document of what stands in its body, other parts beside it. */
export function docxOfBody(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  return docxOfXml(
    `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    parts,
  );
}

/** A Word document whose word/document.xml is the given text, well-formed or not. */
export function docxOfXml(xml: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const declared = (content: string): string => `<?xml version="1.0" encoding="UTF-8"?>${content}`;
  return zipOf([
    entry('[Content_Types].xml', declared(CONTENT_TYPES)),
    entry('_rels/.rels', declared(RELATIONSHIPS)),
    entry('word/document.xml', xml),
    ...Object.entries(parts).map(([name, content]) => entry(name, declared(content))),
  ]);
}

function entry(name: string, content: string): ZipEntry {
  const bytes = Buffer.from(content);
  return { name, packed: deflateRawSync(bytes), unpackedSize: bytes.length };
}

/** One page with one stream of text operators, in Helvetica. */
export function pdfOf(operators: string): Uint8Array {
  return pdfOfObjects([operators], ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>']);
}

/** One page of Chinese lines: codes are UTF-16 units, and /ToUnicode says so. */
export function chinesePdfOf(lines: readonly string[]): Uint8Array {
  return chinesePdfOfPages([lines.map((line) => `${hexOf(line)} Tj 0 -20 Td`).join('\n')]);
}

/** Pages of operators between BT and ET, in a font of which every code is its own character. */
export function chinesePdfOfPages(pages: readonly string[]): Uint8Array {
  const map = toUnicode();
  return pdfOfObjects(pages, [
    '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [32 126 500] >>',
    `<< /Length ${map.length} >>\nstream\n${map}\nendstream`,
  ]);
}

/** A string of such a page. */
export function hexOf(text: string): string {
  const codes = Array.from({ length: text.length }, (_, i) =>
    text.charCodeAt(i).toString(16).padStart(4, '0'),
  );
  return `<${codes.join('')}>`;
}

/** One page with one line in a font that is not in the file, numbered as `encoding` says: GBK-EUC-H, UniGB-UCS2-H … */
export function numberedPdfOf(encoding: string, codes: Uint8Array): Uint8Array {
  const hex = Buffer.from(codes).toString('hex');
  return pdfOfObjects(
    [`<${hex}> Tj`],
    [
      `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${encoding} /DescendantFonts [4 0 R] >>`,
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 5 0 R >>',
      '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
    ],
  );
}

/** Every code is its own character; a block may hold a hundred ranges. */
function toUnicode(): string {
  const byte = (n: number): string => n.toString(16).padStart(2, '0');
  const ranges = Array.from(
    { length: 256 },
    (_, high) => `<${byte(high)}00> <${byte(high)}ff> <${byte(high)}00>`,
  );
  const blocks = [0, 100, 200].map((from) => {
    const own = ranges.slice(from, from + 100);
    return `${own.length} beginbfrange\n${own.join('\n')}\nendbfrange`;
  });
  return `/CIDInit /ProcSet findresource begin\nbegincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${blocks.join('\n')}\nendcmap\nend`;
}

/** `fonts`: object 3 is the pages' font, those behind it are what it refers to. */
function pdfOfObjects(pages: readonly string[], fonts: readonly string[]): Uint8Array {
  const first = 3 + fonts.length;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    ...fonts,
    ...pages.flatMap((operators, i) => {
      const stream = `BT /F1 12 Tf 72 760 Td ${operators} ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + 2 * i + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }),
  ];
  return pdfFileOf(objects);
}
