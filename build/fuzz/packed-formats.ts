/** A text as papers of the formats that hold it packed, escaped or in an envelope, as small as each allows. */
import { escapeXml } from '../../data/testing/sample-files.ts';
import { csvOf, packed, xlsxOf } from '../../data/testing/table-files.ts';
import type { Rows } from '../../data/testing/statutory-tables.ts';

export const PACKED_FORMATS = ['csv', 'odt', 'xlsx', 'epub', 'ofd', 'mht', 'eml', 'zip'] as const;
export type PackedFormat = (typeof PACKED_FORMATS)[number];

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export function writePacked(format: PackedFormat, lines: readonly string[]): Uint8Array {
  const page = `<html><body>${lines.map((line) => `<p>${escapeXml(line)}</p>`).join('\n')}</body></html>`;
  switch (format) {
    case 'csv':
      return csvOf(rowsOf(lines));
    case 'xlsx':
      return xlsxOf([rowsOf(lines)]);
    case 'odt':
      return odtOf(lines);
    case 'epub':
      return packed({
        'META-INF/container.xml':
          '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
        'a.opf':
          '<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
        'a.xhtml': page,
      });
    case 'ofd':
      return ofdOf(lines);
    case 'mht':
      return utf8(
        `From: <Saved>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(page).toString('base64')}\r\n--b--\r\n`,
      );
    case 'eml':
      return utf8(
        `From: a@b.c\r\nSubject: a\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${lines.join('\r\n')}\r\n`,
      );
    case 'zip':
      return packed({ 'a.txt': lines.join('\n'), 'b/c.html': page });
  }
}

/** A sentence in each cell of a row. */
function rowsOf(lines: readonly string[]): Rows {
  return lines
    .filter((line) => line !== '')
    .map((line) =>
      line.split(/(?<=[。；])/u).map((text) => ({ text, rowSpan: 1, columnSpan: 1, isHeader: false })),
    );
}

function odtOf(lines: readonly string[]): Uint8Array {
  const paragraphs = lines.map((line) => `<text:p>${escapeXml(line)}</text:p>`).join('');
  return packed({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content><office:body><office:text>${paragraphs}</office:text></office:body></office:document-content>`,
  });
}

function ofdOf(lines: readonly string[]): Uint8Array {
  const printed = lines.flatMap((line) => line.match(/.{1,40}/gu) ?? []);
  const objects = printed.map(
    (line, i) =>
      `<ofd:TextObject Boundary="20 ${20 + i * 6} 170 6" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="g ${[...line].length - 1} 4">${escapeXml(line)}</ofd:TextCode></ofd:TextObject>`,
  );
  return packed({
    'OFD.xml':
      '<ofd:OFD xmlns:ofd="o"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
    'Doc_0/Document.xml': `<ofd:Document xmlns:ofd="o"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 ${40 + printed.length * 6}</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/0/Content.xml"/></ofd:Pages></ofd:Document>`,
    'Doc_0/Pages/0/Content.xml': `<ofd:Page xmlns:ofd="o"><ofd:Content><ofd:Layer>${objects.join('')}</ofd:Layer></ofd:Content></ofd:Page>`,
  });
}
