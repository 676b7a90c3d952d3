import { describe, expect, it } from 'vitest';
import { pdfFileOf } from '../../testing/pdf-file.ts';
import { ScanPages } from './scan-pages.ts';

const [WIDTH, HEIGHT] = [48, 24];
/** A black rectangle, from 8, 6 to 23, 17, as fax of group 4 (ITU-T T.6). */
const FAX = Buffer.from('fccc17ffffffffc7f0010010', 'hex');

/** A segment of JBIG2 (ITU-T T.88, 7.2) of page 1. */
function segment(number: number, type: number, body: Buffer): Buffer {
  const head = Buffer.alloc(11);
  head.writeUInt32BE(number, 0);
  head.writeUInt8(type, 4);
  head.writeUInt8(1, 6);
  head.writeUInt32BE(body.length, 7);
  return Buffer.concat([head, body]);
}

/** The same rectangle: a page, and a region that is packed as fax is (7.4.6, MMR). */
function jbig2(): Buffer {
  const page = Buffer.alloc(19);
  const region = Buffer.alloc(18);
  for (const part of [page, region]) {
    part.writeUInt32BE(WIDTH, 0);
    part.writeUInt32BE(HEIGHT, 4);
  }
  region.writeUInt8(1, 17);
  return Buffer.concat([segment(0, 48, page), segment(1, 38, Buffer.concat([region, FAX]))]);
}

/** A PDF whose one page is a picture. */
function pdfOf(filter: string, data: Buffer): Uint8Array {
  const content = `q ${WIDTH} 0 0 ${HEIGHT} 0 0 cm /I Do Q`;
  const image = `<< /Type /XObject /Subtype /Image /Width ${WIDTH} /Height ${HEIGHT} /ColorSpace /DeviceGray /BitsPerComponent 1 ${filter}`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents 5 0 R /Resources << /XObject << /I 4 0 R >> >> >>`,
    `${image} /Length ${data.length} >>\nstream\n${data.toString('latin1')}\nendstream`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  return pdfFileOf(objects);
}

describe('the pages of a scanned PDF', () => {
  it.each([
    ['fax', `/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns ${WIDTH} /Rows ${HEIGHT} >>`, FAX],
    ['JBIG2', '/Filter /JBIG2Decode', jbig2()],
  ])('are seen also where they are packed as %s', async (_, filter, data) => {
    const source = { name: 'scan.pdf', format: 'pdf', bytes: pdfOf(filter, data) } as const;
    const page = await new ScanPages(source).picture(1);
    expect([page?.width, page?.height]).toEqual([WIDTH, HEIGHT]);
    const dark = [...page!.data].flatMap((grey, i) =>
      grey < 128 ? [[i % WIDTH, Math.floor(i / WIDTH)]] : [],
    );
    const bounds = [0, 1].map((axis) => dark.map((place) => place[axis]!));
    expect(bounds.map((all) => [Math.min(...all), Math.max(...all)])).toEqual([
      [8, 23],
      [6, 17],
    ]);
    expect(dark).toHaveLength(16 * 12);
  });
});
