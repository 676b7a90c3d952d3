import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../../../contract/code-points.ts';
import { passagesInOrder } from '../../../schema/parsed-report.ts';
import { DrawnPage, pdfOfPages } from '../../../testing/pdf-pages.ts';
import { hexOf } from '../../../testing/sample-files.ts';
import { parseOriginal } from '../../parse-original.ts';
import { readPdf } from '../read-pdf.ts';

const TITLE = '临河县市场监督管理局2021年工作总结';
const SEEN = '全年走访集市上的店铺三百家，查处案件47件，罚没款12万元。';
const HIDDEN = '全年查处案件9999件。';
/** A grey picture as large as the page. */
const PICTURE = 'q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID w EI Q';
const SENTENCES = [3, 5, 8]
  .map((n) => `第${n}个月里执法人员走访了店铺，把看到的${n}处问题一一记下。`)
  .join('');
const GIBBERISH = Array.from({ length: 160 }, (_, i) => String.fromCharCode(0x5200 + i * 7)).join('');

const page = (): DrawnPage => new DrawnPage().text(TITLE, 120, 80, 20).text(SEEN, 72, 140);

async function read(...pages: readonly DrawnPage[]) {
  const { text, layout } = await readPdf('a.pdf', pdfOfPages(pages));
  const { sections, defects } = parseOriginal(text, {}, layout);
  const told = defects.filter(({ kind }) => kind === 'invisible').map(({ before }) => before);
  const texts = passagesInOrder(sections).map((one) => one.text);
  const hidden = layout.lifted.filter(({ kind }) => kind === 'hidden');
  return { text: texts.join('\n'), told, unread: layout.unread ?? [], raw: text, hidden };
}

describe('text of a PDF that nobody sees on its page', () => {
  it.each([
    ['drawn by no ink', (one: DrawnPage) => one.draw('3 Tr').text(HIDDEN, 72, 200)],
    ['white on paper', (one: DrawnPage) => one.draw('1 g').text(HIDDEN, 72, 200)],
    ['white of four inks', (one: DrawnPage) => one.draw('0 0 0 0 k').text(HIDDEN, 72, 200)],
    ['white on a white box', (one: DrawnPage) => one.draw('1 g 60 620 400 40 re f').text(HIDDEN, 72, 200)],
    ['beyond the edge of the page', (one: DrawnPage) => one.text(HIDDEN, 72, 900)],
    ['too small for any eye', (one: DrawnPage) => one.text(HIDDEN, 72, 200, 0.1)],
    ['blackened', (one: DrawnPage) => one.text(HIDDEN, 72, 200).draw('0 g 60 630 400 30 re f')],
    [
      'painted over with white, in a clip that is as large',
      (one: DrawnPage) => one.text(HIDDEN, 72, 200).draw('q 50 600 450 80 re W n 1 g 60 630 400 30 re f Q'),
    ],
    [
      'beside a picture',
      (one: DrawnPage) =>
        one.draw(`${PICTURE.replace('595 0 0 842', '99 0 0 99')} 3 Tr`).text(HIDDEN, 72, 200),
    ],
  ])('is no part of the text, and is told: %s', async (_, add) => {
    const { text, told, raw, hidden } = await read(add(page()));
    expect(text).toBe(`${TITLE}\n${SEEN}`);
    expect(told).toEqual([HIDDEN]);
    expect(hidden.map(({ start, end }) => sliceCodePoints(raw, start, end))).toEqual([HIDDEN]);
  });

  it.each([
    ['what was read from a picture', (one: DrawnPage) => one.draw(`${PICTURE} 3 Tr`).text(HIDDEN, 72, 200)],
    ['below a picture', (one: DrawnPage) => one.draw('1 g').text(HIDDEN, 72, 200).draw(PICTURE)],
    [
      'white on a dark bar',
      (one: DrawnPage) => one.draw('0.2 0.2 0.6 rg 60 620 400 40 re f 1 g').text(HIDDEN, 72, 200),
    ],
    [
      'white on a thick line',
      (one: DrawnPage) => one.draw('30 w 60 642 m 460 642 l S 1 g').text(HIDDEN, 72, 200),
    ],
    [
      'under a line that is drawn through it',
      (one: DrawnPage) => one.text(HIDDEN, 72, 200).draw('60 644 400 2 re f'),
    ],
    [
      'under a box that is clipped away',
      (one: DrawnPage) => one.text(HIDDEN, 72, 200).draw('q 50 700 450 80 re W n 60 630 400 30 re f Q'),
    ],
    [
      'under a box that a round clip lets through in part',
      (one: DrawnPage) =>
        one.text(HIDDEN, 72, 200).draw('q 50 640 m 500 700 l 500 600 l h W n 60 630 400 30 re f Q'),
    ],
    [
      'under a box that is seen within letters alone',
      (one: DrawnPage) => one.draw('7 Tr').text(HIDDEN, 72, 200).draw('0 0 1 rg 60 630 400 30 re f 0 Tr'),
    ],
    ['on a box', (one: DrawnPage) => one.draw('0.8 g 60 630 400 30 re f 0 g').text(HIDDEN, 72, 200)],
    ['under a frame', (one: DrawnPage) => one.text(HIDDEN, 72, 200).draw('60 630 400 30 re S')],
    [
      'under a slanting box',
      (one: DrawnPage) => one.text(HIDDEN, 72, 200).draw('q 1 0.02 -0.02 1 0 0 cm 60 630 400 30 re f Q'),
    ],
    ['pale, not white', (one: DrawnPage) => one.draw('0.9 g').text(HIDDEN, 72, 200)],
    ['white with an outline', (one: DrawnPage) => one.draw('1 g 2 Tr').text(HIDDEN, 72, 200)],
    ['dark again', (one: DrawnPage) => one.draw('q 1 g 3 Tr Q').text(HIDDEN, 72, 200)],
  ])('is another thing: %s', async (_, add) => {
    const { text, told } = await read(add(page()));
    expect(text).toContain(HIDDEN);
    expect(told).toEqual([]);
  });

  it.each(['/BM /Multiply', '/ca 0.4'])('is seen through a box that is mixed with it: %s', async (mix) => {
    const box = '0.9 1 0.5 rg 60 630 400 30 re f';
    const drawn = (set: string) => pdfOfPages([page().text(HIDDEN, 72, 200).draw(`${set} ${box}`)]);
    const liftedOf = async (file: Uint8Array) => (await readPdf('a.pdf', file)).layout.lifted;
    expect(await liftedOf(drawn(''))).toHaveLength(1);
    const mixed = Buffer.from(drawn('/G gs'))
      .toString('latin1')
      .replace('/Resources <<', `/Resources << /ExtGState << /G << ${mix} >> >>`);
    expect(await liftedOf(Buffer.from(mixed, 'latin1'))).toEqual([]);
  });

  /** A note on the page, 400 points wide and 30 high, that draws itself; places of the file are looked for anew then. */
  const noted = (left: number, bottom: number, drawing: string): Buffer => {
    const box = `[${left} ${bottom} ${left + 400} ${bottom + 30}]`;
    const note = `/Annots [<< /Type /Annot /Subtype /Square /Rect ${box} /F 4 /AP << /N 99 0 R >> >>]`;
    const look = `99 0 obj\n<< /Subtype /Form /BBox [0 0 400 30] /Resources << /Font << /F1 3 0 R >> >> /Length ${drawing.length} >>\nstream\n${drawing}\nendstream\nendobj\n`;
    const file = Buffer.from(pdfOfPages([page().text(HIDDEN, 72, 200)])).toString('latin1');
    return Buffer.from(
      file.replace('/Resources <<', `${note} /Resources <<`).replace('xref\n', `${look}xref\n`),
      'latin1',
    );
  };

  it('lies under a note that is drawn where its box is', async () => {
    const liftedOf = async (file: Buffer) => (await readPdf('a.pdf', file)).layout.lifted;
    expect(await liftedOf(noted(60, 630, '0 g 0 0 400 30 re f'))).toHaveLength(1);
    expect(await liftedOf(noted(60, 400, '0 g 0 0 400 30 re f'))).toEqual([]);
  });

  it('is none that a note says, where its box is', async () => {
    const words = '（以审定稿为准）';
    const { text } = await readPdf('a.pdf', noted(72, 660, `BT /F1 12 Tf 0 8 Td ${hexOf(words)} Tj ET`));
    expect(text.split('\n').filter((line) => line !== '')).toEqual([TITLE, SEEN, words, HIDDEN]);
  });

  it('may lie on a layer that is switched off', async () => {
    const file = Buffer.from(
      pdfOfPages([page().draw('/OC /L BDC').text(HIDDEN, 72, 200).draw('EMC')]),
    ).toString('latin1');
    // Its places are no longer right then; they are looked for anew.
    const layered = file
      .replace('/Type /Catalog', '/Type /Catalog /OCProperties << /OCGs [99 0 R] /D << /OFF [99 0 R] >> >>')
      .replace('/Resources <<', '/Resources << /Properties << /L 99 0 R >>')
      .replace('xref\n', '99 0 obj\n<< /Type /OCG /Name (L) >>\nendobj\nxref\n');
    const { layout } = await readPdf('a.pdf', Buffer.from(layered, 'latin1'));
    expect(layout.lifted.map(({ kind }) => kind)).toEqual(['hidden']);
  });

  it('makes no report of itself', async () => {
    const file = pdfOfPages([new DrawnPage().draw('3 Tr').text(SEEN, 72, 200)]);
    await expect(readPdf('a.pdf', file)).rejects.toMatchObject({ code: 'file_no_text' });
  });
});

describe('a page of a PDF that is a picture', () => {
  const layer = (words: string): DrawnPage =>
    (words.match(/.{1,40}/gu) ?? []).reduce(
      (one, line, i) => one.text(line, 72, 100 + i * 20),
      new DrawnPage().draw(`${PICTURE} 3 Tr`),
    );

  it('is read although the scanner has put a stamp on it, which stays', async () => {
    const { text, unread } = await read(page(), new DrawnPage().draw(PICTURE).text('由扫描宝扫描', 400, 800));
    expect(unread).toEqual([2]);
    expect(text).toContain(SEEN);
  });

  it('is read where another program has read gibberish there', async () => {
    const { text, unread } = await read(page(), layer(GIBBERISH));
    expect(unread).toEqual([2]);
    expect(text).toBe(`${TITLE}\n${SEEN}`);
    expect((await read(layer(GIBBERISH))).unread).toEqual([1]);
  });

  it('is left as another program has read it where that makes sense', async () => {
    const { text, unread } = await read(page(), layer(SENTENCES));
    expect(unread).toEqual([]);
    expect(text).toContain(SENTENCES);
  });

  it('is found behind pages on which there is nothing', async () => {
    const blank = Array.from({ length: 5 }, () => new DrawnPage());
    const { unread } = await read(page(), ...blank, new DrawnPage().draw(PICTURE));
    expect(unread).toContain(7);
  });
});
