import type { Edit } from './edits.ts';
import { areAlike, colourOf, PAPER } from '../paper-colour.ts';

/** Character style by which runs that nobody sees are handed on. */
export const HIDDEN_STYLE = 'LanjuanHidden';

/** What may lie behind words: in a run, a paragraph, a cell, a table, a box. */
interface Ground {
  readonly tag: string;
  isShaded: boolean;
}

const GROUNDS: ReadonlySet<string> = new Set(['w:r', 'w:p', 'w:tc', 'w:tbl', 'w:txbxContent']);
/** Pictures behind words, and pages of a colour: who knows what white stands on there. */
const BEHIND = /behindDoc="(?:1|true)"|<w:background\b|<v:(?:rect|shape|roundrect)\b[^>]*z-index:\s*-/;

/**
 * Finds runs that are hidden (17.3.2.41), or white where nothing is known to lie behind them, while a document is gone
 * through, and gives them a style of their own.
 */
export class HiddenRuns {
  readonly #shadedStyles: ReadonlySet<string>;
  readonly #isPaper: boolean;
  readonly #grounds: Ground[] = [];
  #run: { readonly start: number; propertiesAt: number; isHidden: boolean; isWhite: boolean } | null = null;
  #styleEdit: Edit | null = null;

  constructor(document: string, styles: string) {
    this.#isPaper = !BEHIND.test(document);
    this.#shadedStyles = new Set(
      Array.from(
        styles.matchAll(/<w:style\b[^>]*\bw:styleId="([^"]*)"[^>]*>(.*?)<\/w:style>/gs),
        ([, id, body]) => (/<w:shd\b/.test(body!) ? id! : ''),
      ),
    );
  }

  open(tag: string, attributes: Readonly<Record<string, string>>, place: Omit<Edit, 'text'>): void {
    const value = attributes['w:val'] ?? '';
    if (GROUNDS.has(tag)) this.#grounds.push({ tag, isShaded: tag === 'w:txbxContent' });
    if (tag === 'w:r') {
      this.#run = { start: place.end, propertiesAt: -1, isHidden: false, isWhite: false };
      this.#styleEdit = null;
    } else if (tag === 'w:shd' || tag === 'w:highlight') this.#shade(tag, attributes);
    else if (
      tag === 'w:tblStyle' ||
      ((tag === 'w:pStyle' || tag === 'w:rStyle') && this.#shadedStyles.has(value))
    )
      this.#mark();
    const run = this.#run;
    if (!run) return;
    if (tag === 'w:rPr') run.propertiesAt = place.end;
    else if (tag === 'w:vanish') run.isHidden = value !== '0' && value !== 'false';
    else if (tag === 'w:color') run.isWhite = isWhite(value);
    else if (tag === 'w:rStyle') this.#styleEdit = { ...place, text: '' };
  }

  /** What is to be changed in the document. */
  close(tag: string): readonly Edit[] {
    const run = this.#run;
    const isWhite =
      run?.isWhite === true && this.#isPaper && this.#grounds.every((ground) => !ground.isShaded);
    if (this.#grounds.at(-1)?.tag === tag) this.#grounds.pop();
    if (tag !== 'w:r' || !run) return [];
    this.#run = null;
    if (run.propertiesAt < 0 || (!run.isHidden && !isWhite)) return [];
    const text = `<w:rStyle w:val="${HIDDEN_STYLE}"/>`;
    return [
      { start: run.propertiesAt, end: run.propertiesAt, text },
      ...(this.#styleEdit ? [this.#styleEdit] : []),
    ];
  }

  #shade(tag: string, attributes: Readonly<Record<string, string>>): void {
    const value = attributes['w:val'] ?? '';
    const fill = attributes['w:fill'] ?? 'auto';
    const isBare =
      tag === 'w:highlight' ? value === 'none' : value !== 'solid' && (fill === 'auto' || isWhite(fill));
    if (!isBare) this.#mark();
  }

  #mark(): void {
    const ground = this.#grounds.at(-1);
    if (ground) ground.isShaded = true;
  }
}

function isWhite(hex: string): boolean {
  const colour = colourOf(hex);
  return colour !== null && areAlike(colour, PAPER);
}
