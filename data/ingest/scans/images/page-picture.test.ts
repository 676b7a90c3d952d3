import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { describe, expect, it } from 'vitest';
import { pdfFileOf } from '../../../testing/pdf-file.ts';
import type { GreyPage } from './grey-page.ts';
import { pagePicture } from './page-picture.ts';

/** A picture of one byte of grey a pixel, and where a page of 60 × 40 points paints it. */
interface Strip {
  readonly width: number;
  readonly height: number;
  readonly grey: number;
  readonly at: string;
  /** Seen through: of each row the left half is not painted. */
  readonly isVeiled?: boolean;
  /** It is said to be a JPEG, and is none. */
  readonly isBroken?: boolean;
}

/** A PDF of one page that paints pictures and nothing else (ISO 32000-2, 8.9.5). */
function pdfOf(strips: readonly Strip[], rotate = 0, unit = 1): Uint8Array {
  let last = strips.length + 4;
  const veils = strips.map(({ isVeiled }) => (isVeiled ? ++last : 0));
  const names = strips.map((_, i) => `/I${i} ${i + 5} 0 R`).join(' ');
  const content = strips.map(({ at }, i) => `q ${at} cm /I${i} Do Q`).join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 60 40] /Rotate ${rotate} /UserUnit ${unit} /Contents 4 0 R ` +
      `/Resources << /XObject << ${names} >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ...strips.map((strip, i) =>
      imageOf(
        strip,
        String.fromCharCode(strip.grey).repeat(strip.width * strip.height),
        strip.isVeiled ? `/SMask ${veils[i]!} 0 R` : strip.isBroken ? '/Filter /DCTDecode' : '',
      ),
    ),
    ...strips.flatMap((strip) =>
      strip.isVeiled
        ? [
            imageOf(
              strip,
              ('\0'.repeat(strip.width / 2) + '\xff'.repeat(strip.width / 2)).repeat(strip.height),
              '',
            ),
          ]
        : [],
    ),
  ];
  return pdfFileOf(objects);
}

function imageOf({ width, height }: Strip, data: string, more: string): string {
  return (
    `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray ` +
    `/BitsPerComponent 8 ${more} /Length ${data.length} >>\nstream\n${data}\nendstream`
  );
}

async function pictureOf(bytes: Uint8Array): Promise<GreyPage | null> {
  const task = getDocument({ data: bytes, useWorkerFetch: false, isOffscreenCanvasSupported: false });
  try {
    return await pagePicture(await (await task.promise).getPage(1));
  } finally {
    await task.destroy();
  }
}

/** Grey at a place that is told in parts of the shown page, from its left and top. */
function greyAt(picture: GreyPage, x: number, y: number): number {
  return picture.data[Math.floor(y * picture.height) * picture.width + Math.floor(x * picture.width)]!;
}

const TOP: Strip = { width: 120, height: 40, grey: 50, at: '60 0 0 20 0 20' };
const BOTTOM: Strip = { width: 120, height: 40, grey: 120, at: '60 0 0 20 0 0' };

describe('the picture of a scanned page', () => {
  it('is put together from all strips, as fine as they are', async () => {
    const picture = (await pictureOf(pdfOf([TOP, BOTTOM])))!;
    expect([picture.width, picture.height]).toEqual([120, 80]);
    expect([greyAt(picture, 0.5, 0.25), greyAt(picture, 0.5, 0.75)]).toEqual([50, 120]);
  });

  it('is turned as the page is, and white where nothing was painted', async () => {
    const picture = (await pictureOf(pdfOf([TOP], 90)))!;
    expect([picture.width, picture.height]).toEqual([80, 120]);
    expect([greyAt(picture, 0.75, 0.5), greyAt(picture, 0.25, 0.5)]).toEqual([50, 255]);
  });

  it('of a page larger than any paper is no larger than that of others', async () => {
    const picture = (await pictureOf(pdfOf([TOP, BOTTOM], 0, 200)))!;
    expect(picture.width).toBeLessThan(5010);
    expect(picture.width / picture.height).toBeCloseTo(1.5);
    expect([greyAt(picture, 0.5, 0.25), greyAt(picture, 0.5, 0.75)]).toEqual([50, 120]);
  });

  it('shows through what is not painted: letters that lie over a picture of the paper', async () => {
    const ink: Strip = { ...TOP, grey: 0, at: '60 0 0 40 0 0', isVeiled: true };
    const picture = (await pictureOf(pdfOf([TOP, BOTTOM, ink])))!;
    expect([greyAt(picture, 0.25, 0.25), greyAt(picture, 0.25, 0.75)]).toEqual([50, 120]);
    expect([greyAt(picture, 0.75, 0.25), greyAt(picture, 0.75, 0.75)]).toEqual([0, 0]);
  });

  it('is refused where it is damaged, and is no empty page', async () => {
    await expect(pictureOf(pdfOf([{ ...TOP, isBroken: true }]))).rejects.toMatchObject({
      code: 'file_unreadable',
    });
    const picture = (await pictureOf(pdfOf([{ ...TOP, isBroken: true }, BOTTOM])))!;
    expect(greyAt(picture, 0.5, 0.75)).toBe(120);
  });

  it('is none where a page paints no picture', async () => {
    expect(await pictureOf(pdfOf([]))).toBeNull();
  });
});
