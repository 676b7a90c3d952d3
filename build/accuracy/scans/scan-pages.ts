/** Renders texts as printed pages and spoils them as a copier and a scanner do, in the browser that the tests use. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { findBrowser } from '../../find-browser.ts';

/** A page as it is printed and scanned. */
export interface PageToScan {
  readonly html: string;
  /** CSS pixels, 96 to the inch. */
  readonly width: number;
  /** Left out: as high as what stands on it. */
  readonly height?: number;
  readonly dpi: number;
  readonly isSpoilt: boolean;
  readonly seed: number;
}

/** A stretch of a line, and where it is printed: left edge, top, width and height in 65,535ths of the page. */
export type PrintedWord = readonly [text: string, x: number, y: number, width: number, height: number];

export interface ScannedPicture {
  /** PNG of a clean page, JPEG of a spoilt one. */
  readonly bytes: Uint8Array;
  readonly words: readonly PrintedWord[];
}

const WHOLE = 65_535;
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

  /** `lengths`: of the stretches of its words, in characters, in turn. */
  async render(wanted: PageToScan, lengths: readonly number[] = [2, 4, 3]): Promise<ScannedPicture> {
    const { html, width, height, dpi, isSpoilt } = wanted;
    const page = await this.#browser.newPage({
      viewport: { width, height: height ?? 400 },
      deviceScaleFactor: dpi / 96,
    });
    try {
      await page.setContent(html);
      const png = await page.screenshot({ fullPage: height === undefined });
      const words = await page.evaluate(wordsOf, lengths);
      if (!isSpoilt) return { bytes: png, words };
      return { bytes: await spoil(page, png, wanted), words: turned(words, await sizeOf(page), wanted.seed) };
    } finally {
      await page.close();
    }
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}

async function sizeOf(page: Page): Promise<{ readonly width: number; readonly height: number }> {
  return page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: Math.max(document.documentElement.scrollHeight, window.innerHeight),
  }));
}

/** As the page is turned in the scanner. */
function turned(
  words: readonly PrintedWord[],
  { width, height }: { readonly width: number; readonly height: number },
  seed: number,
): PrintedWord[] {
  const angle = angleOf(seed);
  return words.map(([text, x, y, w, h]) => {
    const [across, down] = [((x + w / 2) / WHOLE - 0.5) * width, ((y + h / 2) / WHOLE - 0.5) * height];
    const left = (across * Math.cos(angle) - down * Math.sin(angle)) / width + 0.5;
    const top = (across * Math.sin(angle) + down * Math.cos(angle)) / height + 0.5;
    return [text, Math.round(left * WHOLE - w / 2), Math.round(top * WHOLE - h / 2), w, h];
  });
}

function angleOf(seed: number): number {
  return (SPOILT.angle * (seed % 2 === 0 ? 1 : -1) * Math.PI) / 180;
}

async function spoil(page: Page, png: Uint8Array, { dpi, seed }: PageToScan): Promise<Uint8Array> {
  const source = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const address = await page.evaluate(drawSpoilt, {
    source,
    seed,
    ...SPOILT,
    angle: angleOf(seed),
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
  context.rotate(how.angle);
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

/**
 * Runs in the page: stretches of the given lengths, none over the end of a line, each with its left edge, top, width and
 * height in parts of the page. Across a line the em box counts: a font's line is higher than what it prints.
 */
function wordsOf(lengths: readonly number[]): [string, number, number, number, number][] {
  const words: [string, number, number, number, number][] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const drawing = document.createElement('canvas').getContext('2d')!;
  const page = document.documentElement;
  const [wide, high] = [page.clientWidth, Math.max(page.scrollHeight, window.innerHeight)];
  let turn = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent!;
    const style = getComputedStyle(node.parentElement!);
    drawing.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const ascent = drawing.measureText('国').fontBoundingBoxAscent;
    const em = Number.parseFloat(style.fontSize);
    const isVertical = style.writingMode.startsWith('vertical');
    for (let start = 0, end: number; start < text.length; start = end) {
      end = Math.min(start + lengths[turn++ % lengths.length]!, text.length);
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      const [box, another] = range.getClientRects();
      const word = text.slice(start, end);
      if (/\s/.test(word)) continue;
      if (!box || another) continue;
      const place = isVertical
        ? [(box.left + box.width / 2 - em / 2) / wide, box.top / high, em / wide, box.height / high]
        : [box.left / wide, (box.top + ascent - 0.88 * em) / high, box.width / wide, em / high];
      const [x = 0, y = 0, width = 0, height = 0] = place.map((part) => Math.round(part * 65535));
      words.push([word, x, y, width, height]);
    }
  }
  return words;
}
