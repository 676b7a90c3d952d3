/** What pdf.js could not draw of a page: it draws what it can, and a picture that it cannot decode is no failure to it. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { isCutFrame } from './cut-frame.ts';
import type { Painted } from './page-pictures.ts';

/** Of a page that has been drawn and not been cleaned up since. */
export async function faultOf(page: PDFPageProxy): Promise<Painted> {
  if (await paints(page, isLost)) return 'partly';
  return (await paints(page, isCut)) ? 'cut' : 'whole';
}

async function paints(page: PDFPageProxy, isOne: (object: unknown) => boolean): Promise<boolean> {
  if (namesIn(page.objs, isOne).size > 0) return true;
  const shared = namesIn(page.commonObjs, isOne);
  if (shared.size === 0) return false;
  // What several pages share is kept with none of them: what a page paints says which it is.
  const { argsArray } = await page.getOperatorList();
  return (argsArray as readonly (readonly unknown[] | null)[]).some((given) => shared.has(given?.[0]));
}

/** pdf.js lets its objects be gone through and types them as nothing of the kind. */
function namesIn(objects: unknown, isOne: (object: unknown) => boolean): ReadonlySet<unknown> {
  const all = [...(objects as Iterable<readonly [name: string, object: unknown]>)];
  return new Set(all.filter(([, object]) => isOne(object)).map(([name]) => name));
}

const isLost = (object: unknown): boolean => object === null;

function isCut(object: unknown): boolean {
  return typeof object === 'object' && object !== null && 'bitmap' in object && isCutFrame(object.bitmap);
}
