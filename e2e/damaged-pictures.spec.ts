/** Pages of a PDF of which some pictures cannot be shown. */
import { expect, test } from './host.ts';
import { scanOf } from './scanned-page.ts';
import { importAndOpen } from './printed-pdf.ts';

const GREY =
  '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8';
const WHOLE = `${GREY} /Length 1 >>\nstream\nw\nendstream`;
/** JPEG 2000 by its dictionary, and nothing of the kind. */
const DAMAGED = `${GREY} /Filter /JPXDecode /Length 12 >>\nstream\nno such data\nendstream`;

/** A page of each list of pictures, side by side below a line of text. `areShared`: the same picture is kept once. */
function pdfOf(pages: readonly (readonly string[])[], areShared = false): Buffer {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', ''];
  const add = (object: string): number => objects.push(object);
  const kept = new Map<string, number>();
  const addOnce = (object: string): number => {
    const known = areShared ? kept.get(object) : undefined;
    const number = known ?? add(object);
    kept.set(object, number);
    return number;
  };
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const kids = pages.map((pictures, at) => {
    const names = pictures.map((picture, i) => `/I${i} ${addOnce(picture)} 0 R`).join(' ');
    const drawn = pictures.map((_, i) => `q 100 0 0 100 ${60 + i * 120} 400 cm /I${i} Do Q`).join(' ');
    const content = `BT /F 14 Tf 60 700 Td (Annual report 2023, page ${at + 1}: 3128 inspections) Tj ET ${drawn}`;
    const stream = add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${stream} 0 R /Resources << /Font << /F ${font} 0 R >> /XObject << ${names} >> >> >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`;
  let file = '%PDF-1.5\n';
  const places = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(
    `${file}${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`,
    'latin1',
  );
}

test('a page of which a picture is damaged shows the rest and says so, and only such a page', async ({
  page,
  host,
}) => {
  await importAndOpen(page, host.address, 'report.pdf', pdfOf([[WHOLE], [WHOLE, DAMAGED]]));
  const sheet = (number: number) =>
    page.getByRole('region', { name: '原件' }).getByRole('img', { name: `第 ${number} 页` });
  const grey = (number: number) =>
    sheet(number)
      .locator('canvas')
      .evaluate((canvas: HTMLCanvasElement) => {
        const [x, y] = [(canvas.width * 110) / 595, (canvas.height * 392) / 842];
        return canvas.getContext('2d')!.getImageData(x, y, 1, 1).data[0];
      });
  await page.getByRole('group', { name: '原件页面' }).focus();
  await page.keyboard.press('End');
  await expect(sheet(2).getByText('这一页有图像已损坏，没有画出来')).toBeVisible();
  await expect.poll(() => grey(2)).toBe(119);
  await page.keyboard.press('Home');
  await expect.poll(() => grey(1)).toBe(119);
  await expect(sheet(1).getByText('已损坏')).toBeHidden();
});

test('each page that shares a damaged picture says so, and no other', async ({ page, host }) => {
  const file = pdfOf([[DAMAGED], [WHOLE], [DAMAGED], [DAMAGED, WHOLE], [WHOLE], [WHOLE, DAMAGED]], true);
  await importAndOpen(page, host.address, 'report.pdf', file);
  const pages = page.getByRole('region', { name: '原件' });
  const goTo = pages.getByRole('spinbutton', { name: '转到第几页' });
  for (const [number, isDamaged] of [true, false, true, true, false, true].entries()) {
    await goTo.fill(String(number + 1));
    await goTo.press('Enter');
    const told = pages.getByRole('img', { name: `第 ${number + 1} 页` }).getByText('已损坏');
    if (isDamaged) await expect(told).toBeVisible();
    else await expect(told).toBeHidden();
  }
  // Also in their list, where they are painted once more.
  await page.setViewportSize({ width: 1920, height: 1000 });
  await pages.getByRole('button', { name: '展开页面列表' }).click();
  for (const number of [1, 3, 4, 6])
    await expect(pages.getByRole('option', { name: `第 ${number} 页：有图像已损坏` })).toBeVisible();
  for (const number of [2, 5])
    await expect(pages.getByRole('option', { name: `第 ${number} 页`, exact: true })).toBeVisible();
});

test('a scan that was cut off on its way shows what there is of it, and says so', async ({
  page,
  host,
  browser,
}) => {
  const drawn = await browser.newPage({ viewport: { width: 900, height: 1200 } });
  const png = await scanOf(browser, '平湖市市场监督管理局2023年工作总结', ['全年检查门店1203家。']);
  await drawn.setContent(`<img width="800" src="data:image/png;base64,${png.toString('base64')}">`);
  const jpeg = await drawn.screenshot({ type: 'jpeg', quality: 80 });
  await drawn.close();
  await page.goto(`${host.address}#/library`);
  const names = [
    ['whole.jpg', jpeg],
    ['cut.jpg', jpeg.subarray(0, Math.floor(jpeg.length * 0.6))],
  ] as const;
  for (const [name, buffer] of names) {
    await page.goto(`${host.address}#/library`);
    await page.getByTestId('import-files').setInputFiles([{ name, mimeType: 'image/jpeg', buffer }]);
    await page.getByRole('button', { name: /导入 1 个文件/ }).click();
    await page.getByRole('button', { name: '打开', exact: true }).last().click();
    await page.getByRole('group', { name: '版本' }).getByRole('button', { name: '原件' }).click();
    const sheet = page.getByRole('region', { name: '原件' }).getByRole('img', { name: '第 1 页' });
    await expect(sheet).toBeVisible();
    // The title is painted, as it stands in the upper part.
    await expect
      .poll(() =>
        sheet.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
          const { data } = canvas
            .getContext('2d')!
            .getImageData(0, 0, canvas.width, Math.ceil(canvas.height / 4));
          return data.some((value, i) => i % 4 === 0 && data[i + 3]! > 0 && value < 100);
        }),
      )
      .toBe(true);
    if (name === 'cut.jpg') await expect(sheet.getByText('没有到头')).toBeVisible();
    else await expect(sheet.getByText('没有到头')).toBeHidden();
  }
});

test('a page of a PDF whose picture was cut off says so, and none that is whole', async ({
  page,
  host,
  browser,
}) => {
  const drawn = await browser.newPage({ viewport: { width: 400, height: 560 } });
  await drawn.setContent('<h1 style="margin: 40px">4127</h1><p style="margin: 400px 40px 0">4128</p>');
  const jpeg = await drawn.screenshot({ type: 'jpeg', quality: 80 });
  await drawn.close();
  const picture = (bytes: Buffer): string =>
    `<< /Type /XObject /Subtype /Image /Width 400 /Height 560 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${bytes.length} >>\nstream\n${bytes.toString('latin1')}\nendstream`;
  const cut = picture(jpeg.subarray(0, Math.floor(jpeg.length * 0.7)));
  // What is cut off is on two pages, and kept once.
  const file = pdfOf([[picture(jpeg)], [cut, WHOLE], [WHOLE], [cut]], true);
  await importAndOpen(page, host.address, 'report.pdf', file);
  const pages = page.getByRole('region', { name: '原件' });
  const goTo = pages.getByRole('spinbutton', { name: '转到第几页' });
  for (const [number, isCut] of [false, true, false, true].entries()) {
    await goTo.fill(String(number + 1));
    await goTo.press('Enter');
    const told = pages.getByRole('img', { name: `第 ${number + 1} 页` }).getByText('没有到头');
    if (isCut) await expect(told).toBeVisible();
    else await expect(told).toBeHidden();
  }
});
