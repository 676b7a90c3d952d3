/** Pages of a PDF of which some pictures cannot be shown. */
import { expect, test } from './host.ts';
import { importAndOpen } from './printed-pdf.ts';

const GREY =
  '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8';
const WHOLE = `${GREY} /Length 1 >>\nstream\nw\nendstream`;
/** JPEG 2000 by its dictionary, and nothing of the kind. */
const DAMAGED = `${GREY} /Filter /JPXDecode /Length 12 >>\nstream\nno such data\nendstream`;

/** A page of each list of pictures, side by side below a line of text. */
function pdfOf(pages: readonly (readonly string[])[]): Buffer {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', ''];
  const add = (object: string): number => objects.push(object);
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const kids = pages.map((pictures, at) => {
    const names = pictures.map((picture, i) => `/I${i} ${add(picture)} 0 R`).join(' ');
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
