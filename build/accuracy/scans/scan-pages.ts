/** Renders texts as printed pages and spoils them as a copier and a scanner do, in the browser that the tests use. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { findBrowser } from '../../find-browser.ts';

export interface PageToScan {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly columns: number;
  readonly dpi: number;
  readonly isSpoilt: boolean;
  /** Every fourth number has a digit that is hardly printed. */
  readonly isFaint?: boolean;
  readonly seed: number;
}

/** Skew in degrees, blur in pixels at 200 dpi, JPEG quality, deviation of the noise. */
const SPOILT = { angle: 0.6, blur: 0.7, quality: 0.4, noise: 12 } as const;

export class ScanPages {
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async open(): Promise<ScanPages> {
    const executablePath = findBrowser();
    return new ScanPages(
      await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] }),
    );
  }

  /** PNG of a clean page, JPEG of a spoilt one. */
  async render(wanted: PageToScan): Promise<Uint8Array> {
    const width = wanted.columns > 3 ? 1123 : 794;
    const page = await this.#browser.newPage({
      viewport: { width, height: 400 },
      deviceScaleFactor: wanted.dpi / 96,
    });
    try {
      await page.setContent(htmlOf(wanted, width));
      const png = await page.screenshot({ fullPage: true });
      return wanted.isSpoilt ? await spoil(page, png, wanted) : png;
    } finally {
      await page.close();
    }
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}

function htmlOf({ title, paragraphs, columns, isFaint }: PageToScan, width: number): string {
  const printed = isFaint ? faint() : escaped;
  const size = columns === 1 ? 14 : 12;
  const text = paragraphs.map((paragraph) => `<p>${printed(paragraph)}</p>`).join('');
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: #fff; color: #111; font-family: "Noto Serif CJK SC", serif }
    main { width: ${width}px; box-sizing: border-box; padding: 45px }
    h1 { margin: 0 0 16px; font-size: 36px; text-align: center }
    div { column-count: ${columns}; column-gap: ${columns > 3 ? 19 : 26}px; font-size: ${size}px; line-height: 1.5 }
    p { margin: 0; text-indent: 2em; text-align: justify }
  </style><main><h1>${escaped(title)}</h1><div>${text}</div></main>`;
}

/** Of every fourth number of two digits or more, one digit between a tenth and a third as dark. */
function faint(): (text: string) => string {
  let numbers = 0;
  return (text) =>
    escaped(text).replace(/\d{2,}/g, (number) => {
      if (numbers++ % 4 > 0) return number;
      const at = (numbers * 7) % number.length;
      const opacity = 0.1 + ((numbers * 3) % 8) * 0.03;
      return `${number.slice(0, at)}<span style="opacity:${opacity.toFixed(2)}">${number[at]!}</span>${number.slice(at + 1)}`;
    });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

async function spoil(page: Page, png: Uint8Array, { dpi, seed }: PageToScan): Promise<Uint8Array> {
  const source = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const address = await page.evaluate(drawSpoilt, {
    source,
    seed,
    ...SPOILT,
    blur: (SPOILT.blur * dpi) / 200,
  });
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
}

/** Runs in the page: turned, blurred, on grey uneven paper, with noise, as JPEG. */
async function drawSpoilt(how: {
  source: string;
  angle: number;
  blur: number;
  quality: number;
  noise: number;
  seed: number;
}): Promise<string> {
  const image = new Image();
  image.src = how.source;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((how.angle * (how.seed % 2 === 0 ? 1 : -1) * Math.PI) / 180);
  context.filter = `grayscale(1) blur(${how.blur}px)`;
  context.drawImage(image, -image.width / 2, -image.height / 2);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  let state = how.seed * 2654435761 + 1;
  const random = (): number => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) / 0x7fffffff;
  for (let i = 0; i < pixels.data.length; i += 4) {
    const [x, y] = [(i / 4) % canvas.width, Math.floor(i / 4 / canvas.width)];
    const paper = 210 - 26 * (x / canvas.width) - 10 * Math.sin((y / canvas.height) * 5);
    const noise = (random() + random() + random() - 1.5) * how.noise * 1.6;
    const value = 38 + (pixels.data[i]! / 255) * (paper - 38) + noise;
    pixels.data.fill(Math.max(0, Math.min(255, value)), i, i + 3);
  }
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL('image/jpeg', how.quality);
}
