import { expect, test } from './host.ts';

const [WIDTH, HEIGHT] = [300, 400];

/** A TIFF of pages, each of one grey; `packing`: TIFF 6.0, Compression; 1 is none. */
function tiffOf(pages: readonly { readonly grey: number; readonly packing: number }[]): Buffer {
  const FIELDS = 9;
  const head = 2 + FIELDS * 12 + 4;
  const size = head + WIDTH * HEIGHT;
  const bytes = Buffer.alloc(8 + pages.length * size);
  bytes.write('II*\0', 'latin1');
  bytes.writeUInt32LE(8, 4);
  pages.forEach(({ grey, packing }, i) => {
    const at = 8 + i * size;
    const fields = { 256: WIDTH, 257: HEIGHT, 258: 8, 259: packing, 262: 1, 273: at + head, 277: 1, 278: HEIGHT, 279: WIDTH * HEIGHT }; // prettier-ignore
    bytes.writeUInt16LE(FIELDS, at);
    Object.entries(fields).forEach(([tag, value], field) => {
      const place = at + 2 + field * 12;
      bytes.writeUInt16LE(Number(tag), place);
      bytes.writeUInt16LE(4, place + 2);
      bytes.writeUInt32LE(1, place + 4);
      bytes.writeUInt32LE(value, place + 8);
    });
    bytes.writeUInt32LE(i + 1 < pages.length ? at + size : 0, at + head - 4);
    bytes.fill(grey, at + head, at + size);
  });
  return bytes;
}

test('the pages of a TIFF are decoded beside the window, and one that cannot be says so', async ({
  page,
  host,
}) => {
  const buffer = tiffOf([
    { grey: 90, packing: 1 },
    { grey: 180, packing: 1 },
    { grey: 90, packing: 1234 },
  ]);
  await page.goto(`${host.address}#/library`);
  await page
    .getByTestId('import-files')
    .setInputFiles([{ name: '总结.tif', mimeType: 'image/tiff', buffer }]);
  await page.getByRole('button', { name: /导入 1 个文件/ }).click();
  const decoders = () => page.workers().filter((worker) => worker.url().includes('tiff')).length;
  expect(decoders()).toBe(0);
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await page.getByRole('group', { name: '版本' }).getByRole('button', { name: '原件' }).click();
  const sheet = (number: number) =>
    page.getByRole('region', { name: '原件' }).getByRole('img', { name: `第 ${number} 页` });
  const grey = (number: number) =>
    sheet(number)
      .locator('canvas')
      .evaluate((canvas: HTMLCanvasElement) => canvas.getContext('2d')!.getImageData(50, 50, 1, 1).data[0]);
  await expect.poll(() => grey(1)).toBe(90);
  expect(decoders()).toBe(1);
  await page.getByRole('group', { name: '原件页面' }).focus();
  await page.keyboard.press('End');
  await expect(sheet(3).getByText('这一页画不出来')).toBeVisible();
  await expect.poll(() => grey(2)).toBe(180);
});
