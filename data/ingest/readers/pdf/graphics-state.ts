import type { Box, Matrix } from './affine.ts';

/** What of a font pdf.js lets us know. */
export interface FontFacts {
  readonly vertical?: boolean;
  readonly fontMatrix?: readonly number[];
  /** Its characters are little drawings, with colours of their own. */
  readonly isType3Font?: boolean;
}

/** What is in force while the operators of a page are followed (ISO 32000-1, 8.4 and 9.3). */
export interface GraphicsState {
  ctm: Matrix;
  font: FontFacts;
  size: number;
  direction: 1 | -1;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  /** How characters are rendered: 0 fills them, 3 draws nothing. */
  mode: number;
  /** `#rrggbb`; null for a pattern. */
  fill: string | null;
  fillAlpha: number;
  lineWidth: number;
  /** What is painted is mixed with what lies below, by a blend mode or a mask (11.3.5, 11.6.5). */
  isMixed: boolean;
  /** What is painted is seen within this alone; null for all of the page. */
  clip: Box | null;
}

export function stateOfPage(ctm: Matrix): GraphicsState {
  return {
    ...{
      ctm,
      font: {},
      size: 0,
      direction: 1,
      charSpacing: 0,
      wordSpacing: 0,
      scale: 1,
      leading: 0,
      rise: 0,
    },
    ...{ mode: 0, fill: '#000000', fillAlpha: 1, lineWidth: 1, isMixed: false, clip: null },
  };
}

/** Follows the operators that say how what comes next is set and painted. `name`: of pdf.js. */
export function setState(
  state: GraphicsState,
  name: string,
  args: readonly unknown[],
  font: (name: string) => FontFacts,
): void {
  const number = (at: number): number => (typeof args[at] === 'number' ? args[at] : 0);
  switch (name) {
    case 'setFont':
      state.font = font(String(args[0]));
      state.size = Math.abs(number(1));
      state.direction = number(1) < 0 ? -1 : 1;
      break;
    case 'setCharSpacing':
      state.charSpacing = number(0);
      break;
    case 'setWordSpacing':
      state.wordSpacing = number(0);
      break;
    case 'setHScale':
      state.scale = number(0) / 100;
      break;
    case 'setLeading':
      state.leading = -number(0);
      break;
    case 'setTextRise':
      state.rise = number(0);
      break;
    case 'setTextRenderingMode':
      state.mode = number(0);
      break;
    case 'setFillRGBColor':
      state.fill = typeof args[0] === 'string' ? args[0] : null;
      break;
    case 'setFillColorN':
    case 'setFillTransparent':
      state.fill = null;
      break;
    case 'setLineWidth':
      state.lineWidth = number(0);
      break;
    case 'setGState':
      setDictionary(state, args[0]);
  }
}

/** The entries of a graphics state's dictionary (8.4.5), as pdf.js lists them. */
function setDictionary(state: GraphicsState, entries: unknown): void {
  if (!Array.isArray(entries)) return;
  for (const [key, value] of entries as readonly (readonly [string, unknown])[]) {
    // pdf.js names the normal mode as a canvas does, and a mask that is none `false`.
    if (key === 'BM' || key === 'SMask') state.isMixed = value !== 'source-over' && value !== false;
    else if (typeof value !== 'number') continue;
    else if (key === 'ca') state.fillAlpha = value;
    else if (key === 'LW') state.lineWidth = value;
  }
}
