import type { WrittenPicture } from '../../data/plain/written-document.ts';
import { pictureOn } from '../shared/canvas-picture.ts';

/** What a style sheet says of a drawing and a file of its own must say itself. */
const KEPT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
  'stroke-linejoin',
] as const;

/** A chart as the text of a file of its own: what style sheets say is written into it. */
export function drawingOf(
  svg: SVGSVGElement,
  { width, height }: { readonly width: number; readonly height: number },
): string {
  // A clone of an SVG element is one.
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  [copy, ...copy.querySelectorAll<SVGElement>('*')].forEach((element, i) => {
    const style = getComputedStyle(originals[i]!);
    for (const name of KEPT) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  // A picture of its own has no page to take its size from.
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}

/** Reads the colours that paper wants, whatever the screen has; its theme is back before anything is drawn. */
function inLight<Made>(make: () => Made): Made {
  const { dataset } = document.documentElement;
  const theme = dataset['theme'] ?? 'light';
  dataset['theme'] = 'light';
  try {
    return make();
  } finally {
    dataset['theme'] = theme;
  }
}

/** Pixels per unit of the chart: enough for paper and for a large screen. */
const SCALE = 3;

/** A drawing as a PNG on the colour given. Rejects where the browser cannot draw it. */
export async function pictureOf(
  svg: string,
  { width, height, paper }: { readonly width: number; readonly height: number; readonly paper: string },
): Promise<Blob> {
  const image = new Image(width * SCALE, height * SCALE);
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('this window cannot draw');
    pen.fillStyle = paper;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await pictureOn(canvas);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A chart as a Word file takes it in, drawn as paper wants it; `width` and `height` in units of the chart. */
export async function writtenPicture(
  draw: () => Promise<Blob>,
  { width, height }: { readonly width: number; readonly height: number },
  description: string,
): Promise<WrittenPicture> {
  const png = await inLight(draw);
  return { kind: 'picture', png: new Uint8Array(await png.arrayBuffer()), width, height, description };
}
